namespace Luma.Application.Common;

/// <summary>The scope's unit of work: one transaction, one tenant.</summary>
public interface ITenantSession
{
    bool IsOpen { get; }

    Guid AccountId { get; }

    /// <summary>The tenant's data, within the transaction.</summary>
    ILumaDb Db { get; }

    Task BeginAsync(Guid accountId, CancellationToken cancellationToken);

    /// <summary>Does something that needs no promise once the transaction has committed; not at all when it does not.</summary>
    void AfterCommit(Action action);

    /// <summary>Saves changes, audit and published messages, and commits.</summary>
    Task CompleteAsync(CancellationToken cancellationToken);
}

/// <summary>Finds whose data a request is about, when the actor does not say: by the number texted, the message answered, the link opened.</summary>
public interface ITenantResolver<in TRequest>
{
    /// <summary>Null: it belongs to nobody here.</summary>
    Task<Guid?> ResolveAsync(TRequest request, CancellationToken cancellationToken);
}

/// <summary>A request whose handler opens transactions of its own, each short: no other is held open around it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OwnsTransactionsAttribute : Attribute;
