namespace Luma.Domain.Audit;

/// <summary>A line of the append-only, hash-chained record of who saw and changed what.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>Its place in the account's chain.</summary>
    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public string? ResourceKind { get; init; }

    public string? ResourceId { get; init; }

    /// <summary>JSON.</summary>
    public required string Detail { get; init; }
}
