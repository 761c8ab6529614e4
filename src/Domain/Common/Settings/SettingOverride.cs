namespace Luma.Domain.Common.Settings;

/// <summary>What an account has set in the place of a default.</summary>
public sealed class SettingOverride
{
    public Guid AccountId { get; init; }

    public required string Product { get; init; }

    public required string ScopeKind { get; init; }

    public Guid ScopeId { get; init; }

    public required string Key { get; init; }

    /// <summary>JSON.</summary>
    public required string Value { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }
}
