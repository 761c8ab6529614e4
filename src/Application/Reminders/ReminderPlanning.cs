using System.Globalization;
using Luma.Domain.Appointments;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Planning;
using Luma.Domain.Reminders;

namespace Luma.Application.Reminders;

/// <summary>From visits and settings to the planner's terms: anchors, facts, reasons. Pure.</summary>
/// <param name="cadenceSince">Steps that a changed cadence puts into the past are not sent late (REM-03).</param>
public sealed class ReminderPlanning(ReminderSettings settings, DeliverySettings delivery, DateTimeOffset? cadenceSince, DateTimeOffset now)
{
    public static readonly string[] CadenceKeys = ["reminders.cadenceDays", "reminders.sendTime", "reminders.catchUp.enabled", "reminders.catchUp.hours"];

    private readonly Automation<ReminderFacts> _automation = ReminderCadence.From(settings);

    public IReadOnlyList<VisitPlanChanges> ChangesFor(IReadOnlyList<PlannableVisit> visits)
    {
        var firsts = FirstsOfDay(visits);
        return
        [
            .. from visit in visits
               where visit.Start > now
               let key = AnchorKey(visit.Id, visit.LocalDate)
               let changes = PlanDiff.Between(key, Desired(visit, key, firsts.Contains(visit.Id)), visit.Plans, GoneBecause(visit), now)
               where changes.Count > 0
               select new VisitPlanChanges(visit, key, changes)
        ];
    }

    /// <summary>A visit on another day is another anchor: its cadence starts anew, and what went for the old day stays said.</summary>
    public static string AnchorKey(Guid appointmentId, DateOnly localDate) =>
        string.Create(CultureInfo.InvariantCulture, $"{appointmentId}:{localDate:yyyy-MM-dd}");

    /// <summary>Each patient's earliest visit of a day among those that qualify; equal starts go by the older record (REM-24).</summary>
    public HashSet<Guid> FirstsOfDay(IReadOnlyList<PlannableVisit> visits) =>
    [
        .. visits.Where(visit => EndedBecause(visit) is null && DisabledBy(visit) is null && !visit.Blocked)
            .GroupBy(visit => (visit.PatientId, visit.LocalDate))
            .Select(day => day.OrderBy(visit => visit.Start).ThenBy(visit => visit.CreatedAt).ThenBy(visit => visit.Id).First().Id),
    ];

    public ReminderFacts FactsOf(PlannableVisit visit, bool firstOfDay) => new(visit.Status)
    {
        DisabledBy = DisabledBy(visit),
        Blocked = visit.Blocked,
        FirstOfDay = firstOfDay,
        AfterConfirm = settings.AfterConfirm,
        SendFor = settings.SendFor,
    };

    private IReadOnlyList<PlannedMessage> Desired(PlannableVisit visit, string anchorKey, bool firstOfDay)
    {
        if (EndedBecause(visit) is not null) return [];
        var told = visit.Plans.Any(plan => plan.AnchorKey == anchorKey && plan.Attempts > 0);
        var anchor = new Anchor(anchorKey, visit.Start, cadenceSince > visit.KnownAt ? cadenceSince.Value : visit.KnownAt, told);
        return Planner.Plan(anchor, FactsOf(visit, firstOfDay), _automation, delivery.CalendarIn(visit.Zone));
    }

    private string? DisabledBy(PlannableVisit visit) => settings.Enabled ? visit.DisabledBy : "account";

    private static Reason GoneBecause(PlannableVisit visit) => EndedBecause(visit) ?? Reasons.CadenceChanged;

    private static Reason? EndedBecause(PlannableVisit visit) => visit switch
    {
        { Deleted: true } => Reasons.AppointmentDeleted,
        { Status: AppointmentStatus.Cancelled or AppointmentStatus.Rescheduled } => Reasons.AppointmentCancelled,
        { Status: AppointmentStatus.Unconfirmed or AppointmentStatus.Confirmed } => null,
        _ => Reasons.AppointmentOver,
    };
}
