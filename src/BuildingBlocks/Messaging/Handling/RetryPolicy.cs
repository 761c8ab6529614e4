using System.Collections.Concurrent;
using System.Reflection;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>How often, and after what delay, a message is tried again.</summary>
internal sealed class RetryPolicy(MessagingOptions options)
{
    private readonly ConcurrentDictionary<Type, MessageRetryAttribute?> attributes = [];

    public int MaxAttempts(Type message) => Of(message)?.MaxAttempts ?? options.MaxAttempts;

    /// <param name="message">Its type.</param>
    /// <param name="attempt">The try that failed; 1 or more.</param>
    /// <param name="dice">From 0 to 1: spreads the tries of messages that failed together.</param>
    public TimeSpan Delay(Type message, int attempt, double dice)
    {
        var first = Of(message) is { FirstDelaySeconds: > 0 and var seconds } ? TimeSpan.FromSeconds(seconds) : options.FirstRetryDelay;
        var grown = first.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 40));
        var bounded = Math.Min(grown, Math.Max(options.MaxRetryDelay.TotalSeconds, first.TotalSeconds));
        return TimeSpan.FromSeconds(bounded * (0.8 + (0.4 * dice)));
    }

    private MessageRetryAttribute? Of(Type message) => attributes.GetOrAdd(message, type => type.GetCustomAttribute<MessageRetryAttribute>());
}
