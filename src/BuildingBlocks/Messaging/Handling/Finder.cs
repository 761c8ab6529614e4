using Microsoft.Extensions.Logging;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>One look for work: tick what recurs, take over what was abandoned, claim what is due, set aside what its stream holds up.</summary>
internal sealed class Finder(ClaimStore store, RecurringStore recurring, Leases leases, TimeProvider clock, ILogger<Finder> log)
{
    // While claims come back full nobody goes idle; blocked messages at the front are set aside all the same, now and then.
    private const int ParkEvery = 16;

    private int looks;

    public async Task<Probe> ProbeAsync(CancellationToken cancellationToken)
    {
        await recurring.RegisterAsync(cancellationToken);
        return await store.ProbeAsync(cancellationToken);
    }

    /// <returns>What was claimed, at most <paramref name="room"/>, or one more for each tenant, and what the probe before it saw.</returns>
    public async Task<(IReadOnlyList<Held> Claimed, Probe Probe)> LookAsync(int room, CancellationToken cancellationToken)
    {
        var probe = await ProbeAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var ticks = probe.Tick <= now;
        if (ticks)
            await recurring.TickAsync(cancellationToken);
        // One claim in a look, and not cancellable: claims that do not reach their workers are lost for the length of a lease.
        if (probe.Abandoned && await store.ClaimAbandonedAsync(room, CancellationToken.None) is { Count: > 0 } abandoned)
            return (leases.Hold(abandoned), probe);
        return (ticks || probe.Ready <= now ? await ClaimDueAsync(room) : [], probe);
    }

    private async Task<IReadOnlyList<Held>> ClaimDueAsync(int room)
    {
        var due = leases.Hold(await store.ClaimDueAsync(room, CancellationToken.None));
        if (due.Count == 0 || Interlocked.Increment(ref looks) % ParkEvery == 0)
            await ParkAsync();
        return due;
    }

    private async Task ParkAsync()
    {
        try
        {
            await store.ParkAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            // Only thrift; the claims just made must reach their workers.
            log.LogDebug("Blocked messages were not set aside: {Error}", e.GetType().Name);
        }
    }
}
