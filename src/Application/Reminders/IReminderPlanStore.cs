using Luma.Domain.Appointments;
using Luma.Domain.Messaging.Planning;

namespace Luma.Application.Reminders;

/// <summary>A visit as the planner needs it, with the plans stored for it.</summary>
public sealed record PlannableVisit(
    Guid Id, Guid PatientId, DateTimeOffset Start, DateOnly LocalDate, TimeZoneInfo Zone, AppointmentStatus Status, bool Deleted, bool Blocked,
    DateTimeOffset KnownAt, string? DisabledBy, DateTimeOffset CreatedAt)
{
    public IReadOnlyList<StoredPlan> Plans { get; init; } = [];
}

/// <summary>What is to change for one visit.</summary>
public sealed record VisitPlanChanges(PlannableVisit Visit, string AnchorKey, IReadOnlyList<PlanChange> Changes);

/// <summary>Loads and applies plans in sets, within the scope's transaction.</summary>
public interface IReminderPlanStore
{
    /// <summary>The visits named, and the other upcoming visits of their patients: one that moves changes which is the first of a day.</summary>
    Task<IReadOnlyList<PlannableVisit>> LoadAsync(IReadOnlyList<Guid> appointmentIds, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Applies the changes; rows that the pump has taken meanwhile are left to it.</summary>
    Task ApplyAsync(IReadOnlyList<VisitPlanChanges> changes, DateTimeOffset now, CancellationToken cancellationToken);
}
