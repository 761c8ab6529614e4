using Npgsql;

namespace Luma.Api.Sandbox.Clock;

/// <summary>The clock's row. Safe for concurrent use.</summary>
public sealed class SandboxClockStore(NpgsqlDataSource owner, SandboxClock clock) : IDisposable
{
    // A reading that was under way while the clock was moved would set it back.
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private (DateTime Now, bool Running, DateTime MovedAt)? _shown;

    public void Dispose() => _oneAtATime.Dispose();

    public async Task CreateAsync(DateTimeOffset start, CancellationToken cancellationToken)
    {
        await using (var command = owner.CreateCommand("""
            create schema if not exists sandbox;
            create table if not exists sandbox.clock (one boolean primary key default true check (one), now timestamptz not null);
            alter table sandbox.clock
                add column if not exists running boolean not null default false,
                add column if not exists moved_at timestamptz not null default clock_timestamp();
            """))
            await command.ExecuteNonQueryAsync(cancellationToken);
        await using (var command = owner.CreateCommand("insert into sandbox.clock (now) values ($1) on conflict do nothing"))
        {
            command.Parameters.Add(new() { Value = start.ToUniversalTime() });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await RefreshAsync(cancellationToken);
    }

    /// <summary>Shows what the database has; another node may have moved it.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            await using var command = owner.CreateCommand("""
                select now, running, moved_at, now + case when running then clock_timestamp() - moved_at else interval '0' end from sandbox.clock
                """);
            await ShowAsync(command, cancellationToken);
        },
        cancellationToken);

    /// <param name="running">Whether it goes on from there with real time; null: as before.</param>
    public Task MoveAsync(DateTimeOffset to, CancellationToken cancellationToken, bool? running = null) => AloneAsync(
        async () =>
        {
            await using var command = owner.CreateCommand("""
                update sandbox.clock set now = $1, moved_at = clock_timestamp(), running = coalesce($2, running) returning now, running, moved_at, now
                """);
            command.Parameters.Add(new() { Value = to.ToUniversalTime() });
            command.Parameters.Add(new() { Value = (object?)running ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Boolean });
            await ShowAsync(command, cancellationToken);
        },
        cancellationToken);

    // Shown anew only when the row has changed: a running clock would else jitter by the time that each reading takes.
    private async Task ShowAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return;
        var kept = (row.GetDateTime(0), row.GetBoolean(1), row.GetDateTime(2));
        if (kept == _shown) return;
        clock.Show(new DateTimeOffset(row.GetDateTime(3), TimeSpan.Zero), kept.Item2);
        _shown = kept;
    }

    private async Task AloneAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await work();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
