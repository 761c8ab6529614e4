using Luma.BuildingBlocks.Messaging;
using Luma.Infrastructure.Messaging.Pump;

namespace Luma.Api.Sandbox.Clock;

/// <summary>Moves the clock from one due moment to the next, and does at each what falls due, until nothing is left to do.</summary>
public sealed class SandboxDriver(SandboxClock clock, SandboxClockStore store, MessageProcessor messages, MessagePump pump) : ISandboxQuiescence
{
    // Something that stays due however often it is tried would keep the clock from moving for ever.
    private const int MostTriesAtOneMoment = 100;

    private readonly SemaphoreSlim _oneAtATime = new(1);

    public Task SettleAsync(CancellationToken cancellationToken) => DrainAsync(cancellationToken);

    /// <returns>How much was done on the way; null when the clock is later already.</returns>
    public async Task<long?> MoveToAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await store.RefreshAsync(cancellationToken);
            if (target < clock.GetUtcNow()) return null;
            var processed = await DrainAsync(cancellationToken);
            var tries = 0;
            while (await NextDueAsync(cancellationToken) is { } next && next <= target)
            {
                var standing = next <= clock.GetUtcNow();
                if (standing && ++tries > MostTriesAtOneMoment) break;
                if (!standing)
                {
                    tries = 0;
                    await store.MoveAsync(next, cancellationToken);
                }

                processed += await DrainAsync(cancellationToken);
            }

            await store.MoveAsync(target, cancellationToken);
            return processed + await DrainAsync(cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Keeps the clock from being moved while something else rearranges the world.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<long> DrainAsync(CancellationToken cancellationToken)
    {
        var total = 0L;
        while (true)
        {
            var done = await messages.DrainAsync(cancellationToken) + await pump.DrainAsync(cancellationToken);
            if (done == 0) return total;
            total += done;
        }
    }

    private async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var (first, second) = (await messages.NextDueAsync(cancellationToken), await pump.NextDueAsync(cancellationToken));
        return first is null || second < first ? second : first;
    }
}
