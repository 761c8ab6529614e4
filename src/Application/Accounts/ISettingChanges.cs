namespace Luma.Application.Accounts;

/// <summary>Says when settings last changed, and hears of changes.</summary>
public interface ISettingChanges
{
    /// <summary>The latest change of any of these keys; null while all have their defaults.</summary>
    Task<DateTimeOffset?> LastChangeAsync<TSettings>(Guid accountId, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where TSettings : class, new();

    /// <summary>Drops what this node has cached of the account.</summary>
    void Forget(Guid accountId);
}
