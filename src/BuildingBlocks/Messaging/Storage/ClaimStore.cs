using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>What there is to do, in one round trip.</summary>
internal sealed record Probe(DateTimeOffset? Ready, DateTimeOffset? Held, DateTimeOffset? Tick, bool Abandoned)
{
    public DateTimeOffset? Earliest => new[] { Ready, Held, Tick }.Min();
}

/// <summary>Claims and renews messages in the name of one processor.</summary>
internal sealed class ClaimStore(MessagingDataSource dataSource, MessagingOptions options, TimeProvider clock)
{
    private readonly string[] recurring = [.. options.Recurring.Select(recurring => recurring.Name)];
    private Guid lastTenant = Guid.Empty;
    private bool inTurns = true;

    /// <summary>Told apart from every other process and run, also on the same node.</summary>
    public string Claimant { get; } = $"{options.NodeName}/{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    public async Task<Probe> ProbeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.Value.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(ClaimSql.Probe, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = recurring });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new Probe(Moment(reader, 0), Moment(reader, 1), Moment(reader, 2), reader.GetBoolean(3));
    }

    /// <summary>Claims what is due on the application's clock: the oldest while that is all, in turns of the tenants once it is not.</summary>
    public async Task<IReadOnlyList<Claim>> ClaimDueAsync(int limit, CancellationToken cancellationToken)
    {
        var turns = inTurns;
        var claims = await ClaimAsync(turns ? ClaimSql.InTurns : ClaimSql.Oldest, limit, cancellationToken);
        inTurns = turns ? claims.Count > 0 : claims.Count >= limit;
        if (turns && claims.Count > 0)
            lastTenant = claims.MaxBy(claim => (claim.Tenant <= lastTenant, claim.Tenant))!.Tenant;
        return claims;
    }

    /// <summary>Takes over what dead claimants left.</summary>
    public Task<IReadOnlyList<Claim>> ClaimAbandonedAsync(int limit, CancellationToken cancellationToken) =>
        ClaimAsync(ClaimSql.Abandoned, limit, cancellationToken);

    private async Task<IReadOnlyList<Claim>> ClaimAsync(string sql, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.Value.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(ClaimSql.NeedNotBeDurable));
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Claimant });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = options.Lease });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        if (sql != ClaimSql.Abandoned)
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        if (sql == ClaimSql.InTurns)
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lastTenant });
        batch.BatchCommands.Add(command);
        try
        {
            var claims = new List<Claim>();
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                claims.Add(Claim.Read(reader));
            claims.Sort((one, other) => (one.DueAt, one.Seq).CompareTo((other.DueAt, other.Seq)));
            return claims;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Another claim took a message of the same stream in this instant; the next look sees it.
            return [];
        }
    }

    /// <summary>Parks due messages that their streams hold up.</summary>
    /// <returns>True when some were.</returns>
    public async Task<bool> ParkAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.Value.OpenConnectionAsync(cancellationToken);
        await using var any = new NpgsqlCommand(StreamSql.AnyHeldUp, connection);
        any.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        if (await any.ExecuteScalarAsync(cancellationToken) is not true)
            return false;
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var exclude = new NpgsqlCommand(StreamSql.LockForParking, connection);
            await exclude.ExecuteNonQueryAsync(cancellationToken);
            await using var park = new NpgsqlCommand(StreamSql.Park, connection);
            park.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
            var parked = await park.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return parked > 0;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false; // An ending takes its time to commit; parking is only thrift.
        }
    }

    /// <summary>Renews the leases. Rows that are just being removed are skipped rather than waited for, so that one slow commit does not
    /// cost the others their lease.</summary>
    /// <returns>The claims that are no longer this processor's.</returns>
    public async Task<IReadOnlyList<Guid>> RenewAsync(IReadOnlyCollection<Claim> claims, CancellationToken cancellationToken)
    {
        const string Mine = """
            select m.id from unnest($3::uuid[], $4::int[]) h (id, attempt) join messaging.messages m on m.id = h.id
            where m.claimed_by = $1 and m.attempt = h.attempt
            """;
        await using var command = dataSource.Value.CreateCommand($"""
            with mine as materialized ({Mine} for update of m skip locked), renewed as (
                update messaging.messages set claimed_until = clock_timestamp() + $2 where id = any (array(select id from mine)))
            {Mine}
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Claimant });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = options.Lease });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. claims.Select(claim => claim.Id)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. claims.Select(claim => claim.Attempt)] });
        var lost = claims.Select(claim => claim.Id).ToHashSet();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            lost.Remove(reader.GetGuid(0));
        return [.. lost];
    }

    private static DateTimeOffset? Moment(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
