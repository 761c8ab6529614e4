namespace Luma.Domain.Accounts;

/// <summary>A clinic organisation: the tenant.</summary>
public sealed class Account
{
    public Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>IANA zone, used where a facility has none of its own.</summary>
    public required string TimeZone { get; set; }

    public string DefaultLanguage { get; set; } = "en";

    public string? Phone { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
