namespace Luma.Domain.Appointments;

public sealed class Appointment
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public string? EhrId { get; init; }

    public Guid PatientId { get; init; }

    public Guid? ProviderId { get; private set; }

    public Guid? FacilityId { get; private set; }

    public Guid? AppointmentTypeId { get; private set; }

    public DateTimeOffset Start { get; private set; }

    /// <summary>The facility's calendar day of <see cref="Start"/>.</summary>
    public DateOnly LocalDate { get; private set; }

    public int DurationMinutes { get; private set; }

    public AppointmentStatus Status { get; private set; }

    /// <summary>The EHR's own code, shown beside ours (REM-80).</summary>
    public string? EhrStatusCode { get; private set; }

    /// <summary>The patient's cancellation counts as a no-show (REM-09).</summary>
    public bool CountedAsNoShow { get; private set; }

    public bool RemindersBlocked { get; private set; }

    /// <summary>Since when this visit on this day could be reminded of: steps before it are not sent late.</summary>
    public DateTimeOffset KnownAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public string? EhrHash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Takes over what <see cref="AnswerPolicy"/> decided.</summary>
    public void Answer(AnswerDecision decision, DateTimeOffset now)
    {
        if (decision.Change is not { } status) return;
        if (status == AppointmentStatus.Confirmed && Status == AppointmentStatus.Cancelled) KnownAt = now;
        Status = status;
        CountedAsNoShow = decision.CountsAsNoShow;
        UpdatedAt = now;
    }

    /// <summary>The patient is here.</summary>
    /// <returns>False when the visit is not one that a patient can arrive for any more.</returns>
    public bool Arrive(DateTimeOffset now)
    {
        if (Status is not (AppointmentStatus.Unconfirmed or AppointmentStatus.Confirmed)) return false;
        (Status, UpdatedAt) = (AppointmentStatus.Arrived, now);
        return true;
    }

    /// <summary>REM-61: after unblocking, missed steps are not sent late.</summary>
    public void BlockReminders(bool blocked, DateTimeOffset now)
    {
        if (RemindersBlocked && !blocked) KnownAt = now;
        RemindersBlocked = blocked;
        UpdatedAt = now;
    }
}
