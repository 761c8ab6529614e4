namespace Luma.BuildingBlocks.Messaging;

/// <summary>Marks a handler that leaves the database alone, or is idempotent in it: no transaction is opened for it, and its message is
/// removed together with others after it returns. Faster; its effects happen at least once. What it publishes is still stored in the
/// transaction that removes the message. All handlers of one message type must agree.</summary>
public interface INonTransactionalHandler;

/// <summary>Bounds the tries of one message type in the place of <see cref="MessagingOptions.MaxAttempts"/>.</summary>
/// <param name="maxAttempts">Tries before the message becomes a dead letter; 1 or more.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class MessageRetryAttribute(int maxAttempts) : Attribute
{
    /// <summary>Tries before the message becomes a dead letter.</summary>
    public int MaxAttempts { get; } = maxAttempts;

    /// <summary>In the place of <see cref="MessagingOptions.FirstRetryDelay"/>; 0 leaves that.</summary>
    public double FirstDelaySeconds { get; init; }
}
