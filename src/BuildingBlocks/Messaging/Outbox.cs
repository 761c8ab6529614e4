using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Stores messages in the transaction of the change that causes them.</summary>
public static class Outbox
{
    internal const string Channel = "luma_messaging";

    private const string Insert = """
        insert into messaging.messages (id, name, body, due_at, enqueued_at, tenant, stream, key, trace_parent)
        select id, name, body::json, due_at, $9, tenant, stream, key, $8
        from unnest($1, $2, $3, $4, $5, $6, $7) with ordinality as m (id, name, body, due_at, tenant, stream, key, place)
        order by place
        """;

    // The sequence is drawn in the order of enqueueing, while rows with keys are written in the order of their keys: two transactions
    // that enqueue the same keys then wait for each other instead of deadlocking.
    private const string InsertKeyed = """
        insert into messaging.messages (seq, id, name, body, due_at, enqueued_at, tenant, stream, key, trace_parent)
        select seq, id, name, body::json, due_at, $9, tenant, stream, key, $8
        from (
            select nextval('messaging.messages_seq_seq') as seq, m.*
            from unnest($1, $2, $3, $4, $5, $6, $7) with ordinality as m (id, name, body, due_at, tenant, stream, key, place)
            order by place offset 0
        ) as placed
        order by key nulls first, name
        on conflict (name, key) where key is not null and claimed_by is null do update set due_at = excluded.due_at
        """;

    /// <summary>Writes the messages in one round trip, within the transaction that is open on the connection; without one, they are
    /// stored at once. Other nodes are notified when that commits; wake this one with <see cref="IMessageSignal.Wake"/>.</summary>
    /// <param name="connection">Open. Its transaction should be READ COMMITTED.</param>
    /// <param name="messages">Within one call, of several with the same name and key the first is stored, with the last one's due time.</param>
    /// <param name="types">Names the bodies; an unknown type throws before anything is written.</param>
    /// <param name="now">The application's clock.</param>
    /// <param name="cancellationToken">Cancelling leaves the transaction aborted.</param>
    public static async Task EnqueueAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Outgoing> messages, MessageTypes types, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count == 0)
            return;
        var rows = new OutboxRows(messages, types, now);
        await using var batch = new NpgsqlBatch(connection);
        var insert = new NpgsqlBatchCommand(rows.AnyKey ? InsertKeyed : Insert);
        insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = rows.Ids });
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = rows.Names });
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = rows.Bodies });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = rows.DueAt });
        insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = rows.Tenants });
        insert.Parameters.Add(new() { Value = rows.Streams, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        insert.Parameters.Add(new() { Value = rows.Keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        insert.Parameters.Add(new() { Value = (object?)Cause() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        insert.Parameters.Add(new() { Value = now.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        batch.BatchCommands.Add(insert);
        // PostgreSQL sends equal notifications of one transaction once. What is due later needs none: nodes look for that by themselves.
        if (rows.AnyDue)
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"notify {Channel}"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc cref="EnqueueAsync(NpgsqlConnection, IReadOnlyCollection{Outgoing}, MessageTypes, DateTimeOffset, CancellationToken)"/>
    public static Task EnqueueAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Outgoing> messages, MessageTypes types, TimeProvider clock, CancellationToken cancellationToken) =>
        EnqueueAsync(connection, messages, types, clock.GetUtcNow(), cancellationToken);

    private static string? Cause() => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;
}
