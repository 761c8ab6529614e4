using System.Collections.Concurrent;
using Luma.Application.Messaging;
using Luma.Domain.Messaging;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>The vendor of each channel, called for many messages at once.</summary>
internal sealed class Vendors(IEnumerable<IMessageProvider> providers)
{
    private const int AtOnce = 16;
    private readonly Dictionary<Channel, IMessageProvider> _byChannel = providers.ToDictionary(provider => provider.Channel);

    public IMessageProvider For(Channel channel) => _byChannel[channel];

    public async Task<IReadOnlyList<SentAttempt>> SendAsync(IReadOnlyList<MessageDispatch> dispatches, CancellationToken cancellationToken)
    {
        var outcomes = new ConcurrentBag<SentAttempt>();
        await Parallel.ForEachAsync(dispatches, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (dispatch, token) =>
            {
                var provider = For(dispatch.Channel);
                outcomes.Add(new(dispatch, provider.Name, await provider.SendAsync(dispatch, token)));
            });
        return [.. outcomes];
    }
}

internal sealed record SentAttempt(MessageDispatch Dispatch, string Provider, DispatchOutcome Outcome);
