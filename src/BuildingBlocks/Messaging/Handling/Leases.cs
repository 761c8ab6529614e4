using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>A claim in this process's hands.</summary>
internal sealed class Held(Claim claim) : IDisposable
{
    private readonly CancellationTokenSource lost = new();
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Claim Claim { get; } = claim;

    /// <summary>Cancelled when somebody else has the message, or may have.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Completes when the message has ended here, however it did.</summary>
    public Task Done => done.Task;

    public void Lose() => lost.Cancel();

    // The source stays undisposed: the renewal may be about to cancel it, and without a timer it holds nothing.
    public void Dispose() => done.TrySetResult();
}

/// <summary>Everything that this process has claimed. Renews it, three times in a lease, on a real clock: a sandbox's frozen one must
/// not let leases run out.</summary>
internal sealed class Leases(ClaimStore store, MessagingOptions options, MessageSignal signal, ILogger<Leases> log) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Guid Id, int Attempt), Held> held = [];
    private readonly CancellationTokenSource stopped = new();
    private readonly Lock gate = new();
    private Task? renewing;
    private int count;

    public int Count => Volatile.Read(ref count);

    /// <summary>At this count the dispatcher is woken, to claim more.</summary>
    public int LowWater { get; set; }

    /// <summary>Completes when all that is held now has ended.</summary>
    public Task WhenEmpty => Task.WhenAll(held.Values.Select(one => one.Done));

    public IReadOnlyList<Held> Hold(IReadOnlyList<Claim> claims)
    {
        if (renewing is null)
        {
            lock (gate)
                renewing ??= Task.Run(RenewAsync, CancellationToken.None);
        }
        var added = claims.Select(claim => new Held(claim)).ToArray();
        foreach (var one in added)
            held[(one.Claim.Id, one.Claim.Attempt)] = one;
        Interlocked.Add(ref count, added.Length);
        return added;
    }

    /// <summary>The message has ended, or is no longer ours.</summary>
    public void Release(Held one)
    {
        if (!held.TryRemove((one.Claim.Id, one.Claim.Attempt), out _))
            return;
        // The next of a stream becomes free with the end of this one.
        if (Interlocked.Decrement(ref count) == LowWater || one.Claim.Stream is not null)
            signal.Wake();
        one.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        if (renewing is not null)
            await renewing;
        stopped.Dispose();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(options.Lease / 3);
        var renewed = TimeProvider.System.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stopped.Token))
            {
                try
                {
                    await RenewOnceAsync();
                    renewed = TimeProvider.System.GetTimestamp();
                }
                catch (Exception e) when (!stopped.IsCancellationRequested)
                {
                    // The database is away; go on, or nobody renews once it is back. What it may have given to others is stopped.
                    log.LogWarning("Leases were not renewed: {Error}", e.GetType().Name);
                    if (TimeProvider.System.GetElapsedTime(renewed) > options.Lease)
                        Lose(held.Values);
                }
            }
        }
        catch (Exception) when (stopped.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    private async Task RenewOnceAsync()
    {
        var mine = held.Values.ToList();
        if (mine.Count == 0)
            return;
        var lost = (await store.RenewAsync([.. mine.Select(one => one.Claim)], stopped.Token)).ToHashSet();
        // What ended meanwhile is missing in the database too, but no longer here.
        Lose(mine.Where(one => lost.Contains(one.Claim.Id) && held.ContainsKey((one.Claim.Id, one.Claim.Attempt))));
    }

    private static void Lose(IEnumerable<Held> claims)
    {
        foreach (var one in claims)
            one.Lose();
    }
}
