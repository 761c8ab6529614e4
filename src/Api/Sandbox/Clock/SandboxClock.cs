using Npgsql;

namespace Luma.Api.Sandbox.Clock;

/// <summary>A clock that stands still until it is moved. Its time is kept in the database: nodes share it, and a restart goes on from it.</summary>
public sealed class SandboxClock : TimeProvider
{
    private long _ticks;

    public SandboxClock(DateTimeOffset now) => Show(now);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    internal void Show(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, now.UtcTicks);
}

/// <summary>The clock's row.</summary>
public sealed class SandboxClockStore(NpgsqlDataSource owner, SandboxClock clock)
{
    public async Task CreateAsync(DateTimeOffset start, CancellationToken cancellationToken)
    {
        await ExecuteAsync("""
            create schema if not exists sandbox;
            create table if not exists sandbox.clock (one boolean primary key default true check (one), now timestamptz not null);
            """, null, cancellationToken);
        await ExecuteAsync("insert into sandbox.clock (now) values ($1) on conflict do nothing", start, cancellationToken);
        await RefreshAsync(cancellationToken);
    }

    /// <summary>Shows what the database has; another node may have moved it.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand("select now from sandbox.clock");
        if (await command.ExecuteScalarAsync(cancellationToken) is DateTime now) clock.Show(new DateTimeOffset(now, TimeSpan.Zero));
    }

    public async Task MoveAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        await ExecuteAsync("update sandbox.clock set now = $1", to, cancellationToken);
        clock.Show(to);
    }

    private async Task ExecuteAsync(string sql, DateTimeOffset? value, CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand(sql);
        if (value is { } instant) command.Parameters.Add(new() { Value = instant.ToUniversalTime() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
