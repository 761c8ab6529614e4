namespace Luma.Application.Accounts;

/// <summary>Reads a product's settings: the defaults in code with the account's overrides on top.</summary>
public interface ISettingsReader
{
    /// <summary>Works inside and outside a tenant's transaction; cached for seconds, and dropped at once on a change in this node.</summary>
    ValueTask<TSettings> ReadAsync<TSettings>(Guid accountId, CancellationToken cancellationToken)
        where TSettings : class, new();
}
