using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>The stored name of a message type. It outlives class names, so renaming a class never strands a stored message.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class MessageNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>One message on its way into the outbox.</summary>
/// <param name="Body">A type that carries a <see cref="MessageNameAttribute"/>; stored as JSON.</param>
public sealed record Outgoing(object Body)
{
    /// <summary>The moment it becomes due on the application's clock; null means at once.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Messages of one stream are handled one after the other, in the order of enqueueing. Null: no order.</summary>
    public string? Stream { get; init; }

    /// <summary>Whose message it is: workers share their time fairly between tenants. Null: the system's own.</summary>
    public Guid? Tenant { get; init; }

    /// <summary>While a message of the same name with this key waits, enqueueing again only moves its due time. Null: always a new message.</summary>
    public string? Key { get; init; }
}

/// <summary>Handles one kind of message. Runs inside the transaction that also removes the message: its effects on the database happen exactly
/// once, those on the outside at least once.</summary>
public interface IMessageHandler<in TMessage>
    where TMessage : notnull
{
    Task HandleAsync(TMessage message, MessageContext context, CancellationToken cancellationToken);
}

/// <summary>What is known of a message while it is handled.</summary>
public sealed record MessageContext
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public Guid? Tenant { get; init; }

    public string? Stream { get; init; }

    /// <summary>1 for the first try.</summary>
    public required int Attempt { get; init; }

    public required DateTimeOffset EnqueuedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Whose message it is, where it must be somebody's. Bodies name no tenant: there is one place to look, and no way to contradict it.</summary>
    /// <exception cref="InvalidOperationException">It is the system's own.</exception>
    public Guid RequireTenant() => Tenant ?? throw new InvalidOperationException($"{Name} was enqueued without a tenant.");
}

/// <summary>The transaction in which a message is handled. The product supplies its own (scoped) to join its unit of work; disposing without a
/// commit rolls back.</summary>
public interface IMessageUnitOfWork : IAsyncDisposable
{
    /// <summary>Opens the transaction, for the message's tenant, and returns its connection.</summary>
    Task<NpgsqlConnection> BeginAsync(MessageContext context, CancellationToken cancellationToken);

    /// <summary>Saves what the handler changed and the messages it published, without committing yet.</summary>
    Task FlushAsync(CancellationToken cancellationToken);

    Task CommitAsync(CancellationToken cancellationToken);
}
