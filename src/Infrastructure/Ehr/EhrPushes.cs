using Luma.Application.Accounts;
using Luma.Application.Ehr;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Appointments;
using Luma.Domain.Common;
using Luma.Domain.Ehr;
using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Ehr;

/// <summary>Writes the wish down in the patient's own transaction; the outbox carries it out, with its own retries.</summary>
internal sealed class EhrPushes(TenantSession session, ISettingsReader settings, IMessagePublisher messages, TimeProvider clock) : IEhrPushes
{
    public async Task RequestAsync(Appointment appointment, CancellationToken cancellationToken)
    {
        if (appointment.EhrId is null) return;
        var chosen = await settings.ReadAsync<EhrSettings>(session.AccountId, cancellationToken);
        if (CodeFor(appointment, chosen) is not { } code) return;

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await Sql.Command(session.Connection, """
            insert into ehr_pushes (id, account_id, appointment_id, status, ehr_status_code, created_at) values ($1, $2, $3, $4, $5, $6)
            """, id, session.AccountId, appointment.Id, appointment.Status.Code(), code, now).RunAsync(cancellationToken);
        messages.Publish(new PushAppointmentStatus(id), stream: $"ehr:{appointment.Id}", tenant: session.AccountId);
    }

    private static string? CodeFor(Appointment appointment, EhrSettings chosen) => appointment.Status switch
    {
        AppointmentStatus.Confirmed => chosen.PushConfirmations ? chosen.PushConfirmed : null,
        AppointmentStatus.Cancelled when appointment.CountedAsNoShow && chosen.PushNoShow.Count > 0 => chosen.PushNoShow[0],
        AppointmentStatus.Cancelled => chosen.PushCancelled,
        AppointmentStatus.Arrived => chosen.PushArrived,
        _ => null,
    };
}
