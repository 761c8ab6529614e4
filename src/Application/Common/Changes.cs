namespace Luma.Application.Common;

public enum ChangeKind
{
    Conversation,
    Schedule,
    Activity,
}

/// <summary>Something changed. It says which thing at most: what became of it, whoever hears of it reads by their own rights.</summary>
/// <param name="Id">Null: several, or nobody knows which.</param>
public sealed record Change(ChangeKind Kind, Guid? Id);

/// <summary>Says what the scope's transaction changes; told to all nodes when it commits.</summary>
public interface IChangeAnnouncer
{
    void Announce(ChangeKind kind, Guid? id = null);

    /// <summary>All of them, or that there were several.</summary>
    void Announce(ChangeKind kind, IReadOnlyCollection<Guid> ids)
    {
        const int most = 20;
        if (ids.Count > most) Announce(kind);
        else
            foreach (var id in ids) Announce(kind, id);
    }
}

/// <summary>Hears of an account's changes, on whichever node they were made.</summary>
public interface IChangeFeed
{
    /// <summary>From now on: nothing that commits after this returns is missed. Ends with the host.</summary>
    Task<IAsyncEnumerable<Change>> ListenAsync(Guid accountId, ChangeKind kind, CancellationToken cancellationToken);
}
