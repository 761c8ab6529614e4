namespace Luma.BuildingBlocks.Messaging;

/// <summary>Collects messages in the scope, to be stored when its unit of work is flushed. Not for concurrent use.</summary>
public interface IMessagePublisher
{
    /// <summary>Adds a message to those that the unit of work will store.</summary>
    /// <exception cref="InvalidOperationException">The unit of work has been flushed for good: the message would be lost.</exception>
    void Publish(Outgoing message);
}

/// <summary>Shorter ways to publish.</summary>
public static class MessagePublisherExtensions
{
    /// <summary>Publishes a body; the parameters are those of <see cref="Outgoing"/>.</summary>
    public static void Publish(
        this IMessagePublisher publisher, object body, DateTimeOffset? dueAt = null, string? stream = null, Guid? tenant = null, string? key = null) =>
        publisher.Publish(new Outgoing(body) { DueAt = dueAt, Stream = stream, Tenant = tenant, Key = key });
}

/// <summary>The scope's collected messages, for a unit of work to take and store.</summary>
public sealed class MessagePublisher : IMessagePublisher
{
    private List<Outgoing> waiting = [];
    private bool closed;

    /// <summary>True once anything was taken: after the commit the dispatcher should be woken.</summary>
    public bool Taken { get; private set; }

    /// <inheritdoc />
    public void Publish(Outgoing message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (closed)
            throw new InvalidOperationException($"{message.Body.GetType().Name} was published after its unit of work was flushed; it would be lost.");
        waiting.Add(message);
    }

    /// <summary>Hands over what was collected since the last call. The caller stores it with <see cref="Outbox"/>, or it is lost.</summary>
    public IReadOnlyList<Outgoing> Take()
    {
        var taken = waiting;
        waiting = [];
        Taken |= taken.Count > 0;
        return taken;
    }

    /// <summary>From here on publishing throws. Called by the block once a handler's unit of work is flushed.</summary>
    /// <exception cref="InvalidOperationException">Messages were collected that nobody took.</exception>
    public void Close()
    {
        closed = true;
        if (waiting.Count > 0)
            throw new InvalidOperationException($"The unit of work was flushed without storing {waiting.Count} published messages.");
    }
}
