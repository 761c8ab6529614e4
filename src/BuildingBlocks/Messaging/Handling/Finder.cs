namespace Luma.BuildingBlocks.Messaging;

/// <summary>One look for work: tick what recurs, take over what was abandoned, claim what is due, set aside what its stream holds up.</summary>
internal sealed class Finder(ClaimStore store, RecurringStore recurring, Leases leases, TimeProvider clock)
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
        var claimed = new List<Held>();
        // Not cancellable: a claim whose answer is not read is a message lost for the length of a lease.
        if (probe.Abandoned)
            claimed.AddRange(leases.Hold(await store.ClaimAbandonedAsync(room, CancellationToken.None)));
        if ((ticks || probe.Ready <= now) && claimed.Count < room)
            claimed.AddRange(await ClaimDueAsync(room - claimed.Count));
        return (claimed, probe);
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
        catch (Npgsql.NpgsqlException)
        {
            // Only thrift; the claims just made must reach their workers.
        }
    }
}
