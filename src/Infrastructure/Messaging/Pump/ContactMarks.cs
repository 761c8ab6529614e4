using Luma.Application.Messaging;
using Luma.Domain.Common;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>What an attempt teaches about a contact (REM-33, REM-37, REM-40).</summary>
internal sealed class ContactMarks(TenantSession session)
{
    public Task AfterFailureAsync(LedgerMessage message, DeliveryFailure failure, string? errorCode, DateTimeOffset now, CancellationToken cancellationToken) =>
        failure switch
        {
            DeliveryFailure.BadContact => Sql.Command(session.Connection, """
                update patient_contacts set valid = false, invalid_reason = $2, updated_at = $3 where value = $1 and valid
                """, message.To, errorCode is null ? "permanent failure" : $"permanent failure {errorCode}", now).RunAsync(cancellationToken),
            DeliveryFailure.NotTextable => Sql.Command(session.Connection, """
                update patient_contacts set line_type = $2, looked_up_at = $3, updated_at = $3 where value = $1
                """, message.To, LineType.Landline.Code(), now).RunAsync(cancellationToken),
            DeliveryFailure.OptedOut => Sql.Command(session.Connection, """
                insert into do_not_contact_entries (id, account_id, value, source, sending_number, reason, created_at, created_by)
                select $1, $2, $3, 'PATIENT', $4, 'opted out at the carrier', $5, 'carrier'
                where not exists (select from do_not_contact_entries where value = $3 and source = 'PATIENT' and sending_number = $4 and lifted_at is null)
                """, Guid.CreateVersion7(now), session.AccountId, message.To, message.From, now).RunAsync(cancellationToken),
            _ => Task.CompletedTask,
        };

    public Task AfterDeliveryAsync(LedgerMessage message, DateTimeOffset now, CancellationToken cancellationToken) =>
        Sql.Command(session.Connection, """
            update patient_contacts set valid = true, invalid_reason = null, updated_at = $2 where value = $1 and not valid
            """, message.To, now).RunAsync(cancellationToken);
}
