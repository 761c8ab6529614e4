using System.Collections.Concurrent;
using Luma.Application.Messaging;
using Luma.Domain.Messaging;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>The vendor of each channel, called for many messages at once.</summary>
internal sealed class Vendors(IEnumerable<IMessageProvider> providers, PumpTiming timing)
{
    private const int AtOnce = 16;

    private readonly Dictionary<Channel, IMessageProvider> _byChannel = providers.ToDictionary(provider => provider.Channel);

    public IMessageProvider For(Channel channel) => _byChannel[channel];

    public async Task<IReadOnlyList<SentAttempt>> SendAsync(IReadOnlyList<MessageDispatch> dispatches, CancellationToken cancellationToken)
    {
        var outcomes = new ConcurrentBag<SentAttempt>();
        var writtenAt = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(dispatches, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (dispatch, token) =>
            {
                var provider = For(dispatch.Channel);
                var late = TimeProvider.System.GetElapsedTime(writtenAt) > timing.BeginWithin;
                outcomes.Add(new(dispatch, provider.Name, late ? new NotBegun() : await PumpTelemetry.CallAsync(provider, dispatch, token)));
            });
        return [.. outcomes];
    }
}

/// <summary>How the pump keeps within its leases; real time.</summary>
public sealed record PumpTiming
{
    /// <summary>No call begins later than this after its batch was written as SENDING: with the vendor's own time-out it ends before the lease does, so
    /// that no other node asks about an attempt that is still to come.</summary>
    public TimeSpan BeginWithin { get; init; } = MessagePump.SendLease / 2;
}

/// <summary>The vendor was never called: the others of the batch took too long.</summary>
internal sealed record NotBegun : DispatchOutcome;

internal sealed record SentAttempt(MessageDispatch Dispatch, string Provider, DispatchOutcome Outcome);
