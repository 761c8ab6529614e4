using Luma.Application.Ehr;
using Luma.Domain.Appointments;
using Luma.Domain.Common;
using Luma.Infrastructure.Ehr.Merging;
using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Infrastructure.Ehr;

/// <summary>A push that waits. <paramref name="Superseded"/>: the patient has since answered something else.</summary>
internal sealed record PendingPush(string EhrId, AppointmentStatus Status, string Code, TimeZoneInfo Zone, bool Superseded);

/// <summary>One row of <c>ehr_pushes</c> and what its end means for the appointment.</summary>
internal sealed class PushStore(Databases databases, Guid accountId, Guid pushId, TimeProvider clock)
{
    /// <summary>Null: settled already, or an appointment that the EHR does not know.</summary>
    public async Task<PendingPush?> LoadAsync(CancellationToken cancellationToken)
    {
        PendingPush? push = null;
        await InTransactionAsync(
            async connection =>
            {
                await using var command = connection.Command(
                    """
                    select a.ehr_id, p.status, p.ehr_status_code, coalesce(f.time_zone, c.time_zone), exists (
                        select from ehr_pushes later where later.appointment_id = p.appointment_id and later.state = 'PENDING'
                            and (later.created_at, later.id) > (p.created_at, p.id))
                    from ehr_pushes p join appointments a on a.id = p.appointment_id join accounts c on c.id = p.account_id
                        left join facilities f on f.id = a.facility_id
                    where p.id = $1 and p.state = 'PENDING' and a.ehr_id is not null
                    """,
                    pushId);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                if (!await reader.ReadAsync(cancellationToken)) return;
                push = new(reader.GetString(0), EnumCode.Parse<AppointmentStatus>(reader.GetString(1)), reader.GetString(2),
                    TimeZoneInfo.FindSystemTimeZoneById(reader.GetString(3)), reader.GetBoolean(4));
            },
            cancellationToken);
        return push;
    }

    /// <summary>The row is known as we left it, unless others changed it meanwhile: then its hash is forgotten and the next sync looks.</summary>
    public Task DoneAsync(EhrWriteOutcome.Written? written, string code, AppointmentStatus meaning, CancellationToken cancellationToken) => InTransactionAsync(
        async connection =>
        {
            await SettleAsync(connection, "DONE", null, cancellationToken);
            await connection.ExecuteAsync(
                """
                update appointments a set ehr_status_code = $2, ehr_status = $3, ehr_hash = case when a.ehr_hash = $4 then nullif($5, '') end
                from ehr_pushes p where p.id = $1 and a.id = p.appointment_id
                """,
                cancellationToken, pushId, code, meaning.Code(), written?.PreviousHash ?? "", written?.Hash ?? "");
        },
        cancellationToken);

    public Task DropAsync(string reason, bool lookAgain, CancellationToken cancellationToken) => InTransactionAsync(
        async connection =>
        {
            await SettleAsync(connection, "DROPPED", reason, cancellationToken);
            if (lookAgain)
                await connection.ExecuteAsync("update appointments a set ehr_hash = null from ehr_pushes p where p.id = $1 and a.id = p.appointment_id", cancellationToken, pushId);
        },
        cancellationToken);

    public Task FailedAsync(string error, CancellationToken cancellationToken) => InTransactionAsync(
        connection => connection.ExecuteAsync("update ehr_pushes set attempts = attempts + 1, last_error = $2 where id = $1", cancellationToken, pushId, error),
        cancellationToken);

    private Task SettleAsync(NpgsqlConnection connection, string state, string? reason, CancellationToken cancellationToken) => connection.ExecuteAsync(
        "update ehr_pushes set state = $2, attempts = attempts + 1, last_error = nullif($3, ''), settled_at = $4 where id = $1",
        cancellationToken, pushId, state, reason ?? "", clock.GetUtcNow());

    private async Task InTransactionAsync(Func<NpgsqlConnection, Task> work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = await databases.App.BeginAsync(accountId, cancellationToken);
        await using (connection)
        await using (transaction)
        {
            await work(connection);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
