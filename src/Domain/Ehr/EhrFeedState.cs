namespace Luma.Domain.Ehr;

/// <summary>How far one kind of the EHR's rows has been read.</summary>
public sealed class EhrFeedState
{
    public Guid AccountId { get; init; }

    public required string Feed { get; init; }

    public DateTimeOffset? LastStartedAt { get; init; }

    public DateTimeOffset? LastFinishedAt { get; init; }

    public DateTimeOffset? LastFullAt { get; init; }

    public string? LastError { get; init; }
}

/// <summary>A row of the EHR that could not be read, kept alone until it reads well or disappears. What it holds is not shown: it is PHI as it came.</summary>
public sealed class EhrQuarantinedRow
{
    public Guid AccountId { get; init; }

    public required string Feed { get; init; }

    public required string EhrId { get; init; }

    public required string Field { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset FirstSeenAt { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }
}
