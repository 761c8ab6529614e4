using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Claims what is due and hands it to the workers, for as long as the host runs.</summary>
internal sealed class Dispatcher(
    Finder finder, MessageRunner runner, Leases leases, EndingStore endings, MessageSignal signal, MessagingOptions options, ILogger<Dispatcher> log)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(2);

    private readonly FairQueue queue = new();
    private readonly Pace pace = new(options);
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource aborting = new();
    private Task running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.RunWorkers)
        {
            var workers = Enumerable.Range(0, options.MaxConcurrency).Select(_ => Task.Run(WorkAsync, CancellationToken.None));
            running = Task.WhenAll([Task.Run(DispatchAsync, CancellationToken.None), .. workers]);
        }
        return Task.CompletedTask;
    }

    /// <summary>Gives back what has not begun, lets what runs end. When the host's patience ends, handlers are cancelled and have a moment
    /// to give their message back; those that do not listen are left, and their messages to the leases.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await aborting.CancelAsync();
        await running.WaitAsync(LastMoment, TimeProvider.System, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        queue.Dispose();
        stopping.Dispose();
        aborting.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                if (await queue.TakeAsync(stopping.Token) is { } held)
                    await runner.RunAsync(held, aborting.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task DispatchAsync()
    {
        var backOff = new BackOff();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                signal.Reset();
                if (!await RefillAsync())
                    await Task.WhenAny(signal.Woken, Task.Delay(options.PollInterval, TimeProvider.System, stopping.Token));
                backOff.Reset();
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                // The database restarts, or is away: the host stays, and goes on when it is back.
                log.LogWarning("Looking for messages failed: {Error}", e.GetType().Name);
                await backOff.WaitAsync(stopping.Token);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                // The host stops.
            }
        }
        await GiveBackAsync();
    }

    /// <returns>True when there may be more.</returns>
    private async Task<bool> RefillAsync()
    {
        leases.LowWater = pace.LowWater;
        var before = leases.Count;
        if (before > pace.LowWater)
            return false;
        var (claimed, _) = await finder.LookAsync(pace.Target - before, stopping.Token);
        queue.Add(claimed);
        pace.Refilled(before, claimed.Count);
        return claimed.Count > 0;
    }

    private async Task GiveBackAsync()
    {
        var unstarted = queue.TakeAll();
        foreach (var held in unstarted)
            leases.Release(held);
        try
        {
            await endings.ReleaseAsync([.. unstarted.Select(held => held.Claim)], CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning("{Count} unstarted messages are left to their leases: {Error}", unstarted.Count, e.GetType().Name);
        }
        // Nothing is claimed any more: what is still held is running, or waits to be acknowledged.
        await Task.WhenAny(leases.WhenEmpty, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, aborting.Token));
    }
}
