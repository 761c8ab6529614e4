using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Handles due messages on demand, with workers switched on or off: for tests, and for a sandbox whose clock is moved. Safe for
/// concurrent use; not to be called from a handler, which would wait for itself.</summary>
public sealed class MessageProcessor
{
    private const int MostFailures = 20;

    // How long to wait before looking again at what others are doing; real time.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(10);

    private readonly Finder finder;
    private readonly MessageRunner runner;
    private readonly Leases leases;
    private readonly EndingStore endings;
    private readonly CleanUpStore cleanUp;
    private readonly MessagingOptions options;
    private readonly TimeProvider clock;

    internal MessageProcessor(
        Finder finder, MessageRunner runner, Leases leases, EndingStore endings, CleanUpStore cleanUp, MessagingOptions options, TimeProvider clock) =>
        (this.finder, this.runner, this.leases, this.endings, this.cleanUp, this.options, this.clock) =
        (finder, runner, leases, endings, cleanUp, options, clock);

    /// <summary>Handles everything that is due on the application's clock, and what that causes, until nothing due is left: also waits for
    /// messages that other workers of any node are handling right now (a dead node's, until its lease ends). Throws when the database is
    /// away.</summary>
    /// <returns>How many tries were made here, failed ones included.</returns>
    public async Task<long> DrainAsync(CancellationToken cancellationToken)
    {
        var processed = 0L;
        while (true)
        {
            var (claimed, probe) = await LookAsync(cancellationToken);
            if (claimed.Count > 0)
            {
                await RunAsync(claimed, cancellationToken);
                processed += claimed.Count;
                continue;
            }
            if (!(probe.Earliest <= clock.GetUtcNow()))
                return processed;
            // In someone's hands, locked by a transaction that enqueues, or just set aside: none tells when it is over.
            await Task.Delay(LookAgain, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>The earliest due time of messages and recurring ticks; null when there is nothing to wait for. In the past when
    /// something is due already.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        (await finder.ProbeAsync(cancellationToken)).Earliest;

    /// <summary>Removes inbox rows and dead letters that were kept long enough on the application's clock, at most 100,000 of each. Workers
    /// do so by themselves.</summary>
    /// <returns>How many rows.</returns>
    public Task<long> CleanUpAsync(CancellationToken cancellationToken) => cleanUp.CleanUpAsync(cancellationToken);

    /// <summary>After a restart of the database each pooled connection fails once; that is no reason to give up.</summary>
    private async Task<(IReadOnlyList<Held> Claimed, Probe Probe)> LookAsync(CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await finder.LookAsync(options.BatchSize, cancellationToken);
            }
            catch (NpgsqlException e) when (e.IsTransient && failures < MostFailures)
            {
                await Task.Delay(LookAgain, TimeProvider.System, cancellationToken);
            }
        }
    }

    private async Task RunAsync(IReadOnlyList<Held> claimed, CancellationToken cancellationToken)
    {
        using var queue = new FairQueue();
        queue.Add(claimed);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(options.MaxConcurrency, claimed.Count)).Select(_ => Task.Run(WorkAsync, CancellationToken.None)));
        var unstarted = queue.TakeAll();
        foreach (var held in unstarted)
            leases.Release(held);
        await endings.ReleaseAsync([.. unstarted.Select(held => held.Claim)], CancellationToken.None);
        // Those acknowledged with others end a little later.
        await Task.WhenAll(claimed.Select(held => held.Done));
        cancellationToken.ThrowIfCancellationRequested();

        async Task WorkAsync()
        {
            while (!cancellationToken.IsCancellationRequested && queue.TryTake() is { } held)
                await runner.RunAsync(held, cancellationToken);
        }
    }
}
