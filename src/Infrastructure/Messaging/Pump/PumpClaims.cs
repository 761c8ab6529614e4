using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>Claims across tenants, by lease: the worker sees ids and due times, nothing of what the messages say.</summary>
public sealed class PumpClaims(Databases databases)
{
    public async Task<IReadOnlyList<(Guid Id, Guid AccountId)>> ClaimDueAsync(
        string node, int limit, TimeSpan lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(cancellationToken);
        return await Sql.Command(connection, """
            update outbound_messages
            set state = 'CLAIMED', claimed_by = $1, claimed_until = clock_timestamp() + $2
            where id in (select id from outbound_messages where state = 'PLANNED' and due_at <= $3 order by due_at, id limit $4 for update skip locked)
            returning id, account_id
            """, node, lease, now, limit)
            .ListAsync(row => (row.GetGuid(0), row.GetGuid(1)), cancellationToken);
    }

    /// <summary>The same when more is due than one claim takes: accounts take turns, so that one clinic's broadcast does not hold up another's
    /// reminder. Costs a look into the index for each account.</summary>
    public async Task<IReadOnlyList<(Guid Id, Guid AccountId)>> ClaimInTurnsAsync(
        string node, int limit, TimeSpan lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(cancellationToken);
        return await Sql.Command(connection, """
            with turns as (
                select due.id from accounts a cross join lateral (
                    select id, due_at, row_number() over (order by due_at, id) as turn from (
                        select id, due_at from outbound_messages where account_id = a.id and state = 'PLANNED' and due_at <= $3 order by due_at, id limit $4) first
                ) due order by due.turn, due.due_at limit $4)
            update outbound_messages
            set state = 'CLAIMED', claimed_by = $1, claimed_until = clock_timestamp() + $2
            where id in (select id from outbound_messages where id in (select id from turns) and state = 'PLANNED' for update skip locked)
            returning id, account_id
            """, node, lease, now, limit)
            .ListAsync(row => (row.GetGuid(0), row.GetGuid(1)), cancellationToken);
    }

    /// <summary>Attempts whose outcome is open: the vendor did not answer, or the node died between the call and its answer.</summary>
    public async Task<IReadOnlyList<(Guid Id, Guid AccountId)>> ClaimUnsettledAsync(
        string node, int limit, TimeSpan lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(cancellationToken);
        return await Sql.Command(connection, """
            update outbound_messages
            set claimed_by = $1, claimed_until = clock_timestamp() + $2, settle_at = null
            where id in (
                select id from outbound_messages
                where state = 'SENDING' and (settle_at <= $3 or (settle_at is null and claimed_until < clock_timestamp()))
                order by id limit $4 for update skip locked)
            returning id, account_id
            """, node, lease, now, limit)
            .ListAsync(row => (row.GetGuid(0), row.GetGuid(1)), cancellationToken);
    }

    /// <summary>Gives back what a dead node had claimed but not begun to send.</summary>
    public async Task<int> ReleaseAbandonedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(cancellationToken);
        return await Sql.Command(connection, """
            update outbound_messages set state = 'PLANNED', claimed_by = null, claimed_until = null
            where id in (select id from outbound_messages where state = 'CLAIMED' and claimed_until < clock_timestamp() for update skip locked)
            """).RunAsync(cancellationToken);
    }

    /// <summary>The next moment on the application's clock at which there is something to do; in the past when there is already.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(cancellationToken);
        var rows = await Sql.Command(connection, """
            select least((select min(due_at) from outbound_messages where state = 'PLANNED'),
                         (select min(settle_at) from outbound_messages where state = 'SENDING' and settle_at is not null))
            """).ListAsync(row => row.InstantOrNull(0), cancellationToken);
        return rows[0];
    }

    /// <summary>Whether a node, this one or another, is at work on messages right now.</summary>
    public async Task<bool> AnyInHandAsync(CancellationToken cancellationToken)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(cancellationToken);
        var rows = await Sql.Command(connection, """
            select exists (select from outbound_messages where state = 'CLAIMED')
                or exists (select from outbound_messages where state = 'SENDING' and settle_at is null)
            """).ListAsync(row => row.GetBoolean(0), cancellationToken);
        return rows[0];
    }
}
