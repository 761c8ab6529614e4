using Npgsql;
using NpgsqlTypes;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>A message that was given up, and why.</summary>
public sealed record DeadLetter
{
    /// <summary>The message's id; kept when it is replayed.</summary>
    public required Guid Id { get; init; }

    /// <summary>The stored name, known to this version of the program or not.</summary>
    public required string Name { get; init; }

    /// <summary>The body as JSON. May hold personal data.</summary>
    public required string Body { get; init; }

    /// <summary>Whose message; null: the system's own.</summary>
    public Guid? Tenant { get; init; }

    /// <summary>The stream that it held up and has freed.</summary>
    public string? Stream { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why it was given up; with a failed handler, its last exception's type and message.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was enqueued, on the application's clock.</summary>
    public required DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>When it was given up, on the application's clock.</summary>
    public required DateTimeOffset DiedAt { get; init; }
}

/// <summary>Messages that were given up: list, inspect, try again, drop. Kept for <see cref="MessagingOptions.KeepDeadLetters"/>.</summary>
public sealed class DeadLetters(MessagingDataSource dataSource, TimeProvider clock, IMessageSignal? signal = null)
{
    private const string Columns = "id, name, body, tenant, stream, attempts, reason, enqueued_at, died_at";

    /// <summary>The latest first, optionally of one message name, at most <paramref name="limit"/>; to page on, pass the last one's
    /// <see cref="DeadLetter.DiedAt"/> and id.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(
        string? name, int limit, (DateTimeOffset DiedAt, Guid Id)? after, CancellationToken cancellationToken)
    {
        await using var command = dataSource.Value.CreateCommand($"""
            select {Columns} from messaging.dead_letters
            where ($1 is null or name = $1) and ($3 is null or (died_at, id) < ($3, $4)) order by died_at desc, id desc limit $2
            """);
        command.Parameters.Add(new() { Value = (object?)name ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        command.Parameters.Add(new() { Value = (object?)after?.DiedAt.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = (object?)after?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>One dead letter; null when there is none of that id.</summary>
    public async Task<DeadLetter?> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = dataSource.Value.CreateCommand($"select {Columns} from messaging.dead_letters where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Makes it a message again, due now, with all its tries, at the end of its stream and without its key. False: there is none.</summary>
    public async Task<bool> ReplayAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = dataSource.Value.CreateCommand("""
            with dead as (delete from messaging.dead_letters where id = $1 returning *),
            again as (
                insert into messaging.messages (id, name, body, due_at, enqueued_at, tenant, stream, trace_parent)
                select id, name, body, $2, enqueued_at, tenant, stream, trace_parent from dead returning id)
            select pg_notify($3, '') from again
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Outbox.Channel });
        await using (var replayed = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await replayed.ReadAsync(cancellationToken))
                return false;
        }

        signal?.Wake();
        return true;
    }

    /// <summary>Drops it for good. False: there is none.</summary>
    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = dataSource.Value.CreateCommand("delete from messaging.dead_letters where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static async Task<IReadOnlyList<DeadLetter>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var letters = new List<DeadLetter>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            letters.Add(new DeadLetter
            {
                Id = reader.GetGuid(0),
                Name = reader.GetString(1),
                Body = reader.GetString(2),
                Tenant = reader.GetGuid(3) is var tenant && tenant == Guid.Empty ? null : tenant,
                Stream = reader.IsDBNull(4) ? null : reader.GetString(4),
                Attempts = reader.GetInt32(5),
                Reason = reader.GetString(6),
                EnqueuedAt = reader.GetFieldValue<DateTimeOffset>(7),
                DiedAt = reader.GetFieldValue<DateTimeOffset>(8),
            });
        }
        return letters;
    }
}
