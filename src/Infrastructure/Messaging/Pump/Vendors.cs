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

    /// <summary>Asks what became of attempts of unknown outcome.</summary>
    public async Task<IReadOnlyList<AskedAttempt>> AskAsync(IReadOnlyList<OpenAttempt> attempts, CancellationToken cancellationToken)
    {
        var answers = new ConcurrentBag<AskedAttempt>();
        var claimedAt = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(attempts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (attempt, token) =>
            {
                var provider = For(attempt.Dispatch.Channel);
                var late = TimeProvider.System.GetElapsedTime(claimedAt) > timing.BeginWithin;
                answers.Add(new(attempt, provider.Name,
                    late ? new SettlementAnswer.NoAnswer("not asked in time") : await provider.SettleAsync(attempt.Dispatch, attempt.BegunAt, token)));
            });
        return [.. answers];
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

/// <summary>Begun, and not known to have arrived or not.</summary>
internal sealed record OpenAttempt(MessageDispatch Dispatch, DateTimeOffset BegunAt);

internal sealed record AskedAttempt(OpenAttempt Attempt, string Provider, SettlementAnswer Answer);

internal sealed record SentAttempt(MessageDispatch Dispatch, string Provider, DispatchOutcome Outcome);
