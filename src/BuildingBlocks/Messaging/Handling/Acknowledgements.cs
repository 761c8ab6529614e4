using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Removes messages handled without a transaction, many at once: whatever gathered while the last removal ran.</summary>
internal sealed class Acknowledgements(EndingStore store, Leases leases, IMessageSignal signal, MessagingOptions options, ILogger<Acknowledgements> log)
{
    private const int Most = 1000;
    private readonly ConcurrentQueue<(Held Held, IReadOnlyList<Outgoing> Published)> waiting = new();
    private int running;

    public void Add(Held held, IReadOnlyList<Outgoing> published)
    {
        waiting.Enqueue((held, published));
        if (Interlocked.Exchange(ref running, 1) == 0)
            _ = Task.Run(RunAsync, CancellationToken.None);
    }

    private async Task RunAsync()
    {
        do
        {
            while (!waiting.IsEmpty)
                await RemoveAsync();
            Volatile.Write(ref running, 0);
        }
        while (!waiting.IsEmpty && Interlocked.Exchange(ref running, 1) == 0);
    }

    private async Task RemoveAsync()
    {
        var plain = new List<Held>();
        for (var taken = 0; taken < Most && waiting.TryDequeue(out var one); taken++)
        {
            if (one.Published.Count == 0)
            {
                plain.Add(one.Held);
                continue;
            }
            await PersistAsync([one.Held], async () => await store.RemoveAsync(one.Held.Claim, one.Published, CancellationToken.None) ? 1 : 0);
            signal.Wake();
        }
        if (plain.Count > 0)
            await PersistAsync(plain, () => store.RemoveAsync([.. plain.Select(one => one.Claim)], CancellationToken.None));
    }

    private async Task PersistAsync(List<Held> handled, Func<Task<int>> remove)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var wait = TimeSpan.FromMilliseconds(50); ; wait = wait < TimeSpan.FromSeconds(1) ? wait * 2 : wait)
        {
            try
            {
                var removed = await remove();
                if (removed < handled.Count)
                    MessagingTelemetry.LostLeases.Add(handled.Count - removed);
                break;
            }
            catch (Exception e)
            {
                log.LogWarning("{Count} handled messages were not removed: {Error}", handled.Count, e.GetType().Name);
                // Others may have them by now; removing them would be refused anyway.
                if (TimeProvider.System.GetElapsedTime(began) > options.Lease)
                    break;
                await Task.Delay(wait, TimeProvider.System);
            }
        }
        foreach (var one in handled)
            leases.Release(one);
    }
}
