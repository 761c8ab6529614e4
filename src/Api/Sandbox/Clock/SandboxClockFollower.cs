using Npgsql;

namespace Luma.Api.Sandbox.Clock;

/// <summary>Shows this node what another did to the clock.</summary>
internal sealed class SandboxClockFollower(SandboxClockStore store) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await FollowAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The host is ending.
        }
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        try
        {
            await store.RefreshAsync(stoppingToken);
        }
        catch (NpgsqlException)
        {
            // The database is away; the clock goes on as it was.
        }
    }
}
