using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>How a claimed message ends: handled, to be tried again, given back, dead. Each is void unless the claim still holds.</summary>
internal sealed class EndingStore(MessagingDataSource dataSource, ClaimStore claims, MessageTypes types, TimeProvider clock)
{
    private const string Guard = "m.id = $1 and m.claimed_by = $2 and m.attempt = $3";

    private const string ManyHandled = """
        delete from messaging.messages m using unnest($1::uuid[], $2::int[]) h (id, attempt)
        where m.id = h.id and m.claimed_by = $3 and m.attempt = h.attempt
        """;

    // While this message was out, another with its key may have been enqueued; that one keeps the key.
    private const string KeyUnlessTaken = """
        key = case when exists (select from messaging.messages o where o.name = m.name and o.key = m.key and o.id <> m.id)
            then null else m.key end
        """;

    /// <summary>Removes a handled message within its handler's transaction. False: the lease was lost, roll back.</summary>
    public async Task<bool> RemoveAsync(NpgsqlConnection connection, Claim claim, CancellationToken cancellationToken)
    {
        var delete = Guarded($"delete from messaging.messages m where {Guard}", claim);
        return await EndAsync(connection, delete, Streams([claim]), cancellationToken) == 1;
    }

    /// <summary>Removes many handled messages at once.</summary>
    /// <returns>How many were still claimed.</returns>
    public async Task<int> RemoveAsync(IReadOnlyCollection<Claim> handled, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.Value.OpenConnectionAsync(cancellationToken);
        return await EndAsync(connection, Many(ManyHandled, handled), Streams(handled), cancellationToken);
    }

    /// <summary>Removes a message handled without a transaction and stores what it published, both or neither. False: the lease was lost.</summary>
    public async Task<bool> RemoveAsync(Claim claim, IReadOnlyCollection<Outgoing> published, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.Value.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await RemoveAsync(connection, claim, cancellationToken))
            return false;
        await Outbox.EnqueueAsync(connection, published, types, clock, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Lets it wait for its next try, in its place in the stream.</summary>
    public async Task<bool> RetryAsync(Claim claim, DateTimeOffset dueAt, string reason, CancellationToken cancellationToken)
    {
        var wait = Guarded($"""
            update messaging.messages m set claimed_by = null, claimed_until = null, due_at = $4, last_error = $5, {KeyUnlessTaken}
            where {Guard}
            """, claim);
        wait.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = dueAt });
        wait.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reason });
        await using var connection = await dataSource.Value.OpenConnectionAsync(cancellationToken);
        return await EndAsync(connection, wait, Streams([claim]), cancellationToken) == 1;
    }

    /// <summary>Gives back what was not begun, or was stopped by the host: it counts as no try.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<Claim> unstarted, CancellationToken cancellationToken)
    {
        if (unstarted.Count == 0)
            return;
        var release = Many($"""
            update messaging.messages m set claimed_by = null, claimed_until = null, attempt = m.attempt - 1, {KeyUnlessTaken}
            from unnest($1::uuid[], $2::int[]) h (id, attempt)
            where m.id = h.id and m.claimed_by = $3 and m.attempt = h.attempt
            """, unstarted);
        await using var connection = await dataSource.Value.OpenConnectionAsync(cancellationToken);
        await EndAsync(connection, release, Streams(unstarted), cancellationToken);
    }

    /// <summary>Gives it up; its stream goes on.</summary>
    public async Task<bool> BuryAsync(Claim claim, int attempts, string reason, CancellationToken cancellationToken)
    {
        var bury = Guarded($"""
            with dead as (delete from messaging.messages m where {Guard} returning *)
            insert into messaging.dead_letters
                (id, name, body, due_at, enqueued_at, tenant, stream, key, attempts, trace_parent, reason, died_at)
            select id, name, body, due_at, enqueued_at, tenant, stream, key, $4, trace_parent, $5, $6 from dead
            """, claim);
        bury.Parameters.Add(new NpgsqlParameter<int> { TypedValue = attempts });
        bury.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reason });
        bury.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await using var connection = await dataSource.Value.OpenConnectionAsync(cancellationToken);
        return await EndAsync(connection, bury, Streams([claim]), cancellationToken) == 1;
    }

    /// <summary>One round trip; atomic by itself where no transaction is open. Each statement sees what the lock before it waited for.</summary>
    private static async Task<int> EndAsync(
        NpgsqlConnection connection, NpgsqlBatchCommand ending, string[] streams, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (streams.Length > 0)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(StreamSql.LockForEnding));
        batch.BatchCommands.Add(ending);
        if (streams.Length > 0)
            batch.BatchCommands.Add(new(StreamSql.Unpark) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = streams } } });
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return (int)ending.RecordsAffected;
    }

    private static string[] Streams(IEnumerable<Claim> ended) => [.. ended.Select(claim => claim.Stream).OfType<string>().Distinct()];

    private NpgsqlBatchCommand Guarded(string sql, Claim claim) => new(sql)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = claim.Id },
            new NpgsqlParameter<string> { TypedValue = claims.Claimant },
            new NpgsqlParameter<int> { TypedValue = claim.Attempt },
        },
    };

    private NpgsqlBatchCommand Many(string sql, IReadOnlyCollection<Claim> ended) => new(sql)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid[]> { TypedValue = [.. ended.Select(claim => claim.Id)] },
            new NpgsqlParameter<int[]> { TypedValue = [.. ended.Select(claim => claim.Attempt)] },
            new NpgsqlParameter<string> { TypedValue = claims.Claimant },
        },
    };
}
