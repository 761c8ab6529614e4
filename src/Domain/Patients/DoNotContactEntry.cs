namespace Luma.Domain.Patients;

/// <summary>Who asked for silence; only the same source lifts it (REM-43).</summary>
public enum DoNotContactSource
{
    Staff,
    Patient,
    Ehr,
}

/// <summary>Silence for one patient (all contacts) or for one value, until lifted (REM-40, REM-43).</summary>
public sealed class DoNotContactEntry
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public Guid? PatientId { get; init; }

    public string? Value { get; init; }

    public DoNotContactSource Source { get; init; }

    /// <summary>The number that was answered with STOP, and that START must be sent to (REM-42).</summary>
    public string? SendingNumber { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftedBy { get; private set; }

    public void Lift(string by, DateTimeOffset now) => (LiftedAt, LiftedBy) = (now, by);
}
