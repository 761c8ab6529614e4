using Luma.Domain.Common;

namespace Luma.Domain.Messaging.Planning;

/// <summary>Decides what should be sent for an anchor, and when. Pure: the same facts give the same plan, whenever and however often it is asked.</summary>
public static class Planner
{
    public static IReadOnlyList<PlannedMessage> Plan<TFacts>(
        Anchor anchor, TFacts facts, Automation<TFacts> automation, DeliveryCalendar calendar)
    {
        var fitted = automation.Steps.Select(step => (Step: step, Fit: FitStep(step, anchor, calendar))).ToList();
        var plan = new List<PlannedMessage>();
        foreach (var (step, fit) in fitted)
        {
            if (fit.At is not { } dueAt)
            {
                // A step that had passed before the visit was known was never due; one that found no hour was, and says so.
                if (fit.Missed != Reasons.PastWhenKnown) plan.Add(new(step, Nominal(step, anchor, calendar), fit.Missed));
                continue;
            }

            plan.Add(Judged(step, dueAt, facts, automation.Rules));
        }

        DropDoubledDays(plan, fitted.Where(pair => pair.Fit.DayMoved).Select(pair => pair.Step).ToHashSet(), calendar.Zone);
        if (automation.CatchUp is { } catchUp && fitted.Count > 0 && fitted[^1].Fit.At is null && !anchor.AlreadyTold)
            plan.Add(CatchUpFor(catchUp, anchor, fitted[^1].Step, plan, facts, automation.Rules, calendar));
        return plan;
    }

    private static DateTimeOffset Nominal(Step step, Anchor anchor, DeliveryCalendar calendar) =>
        calendar.Zone.At(anchor.At.DayIn(calendar.Zone).AddDays(-step.DaysBefore), step.At ?? anchor.At.TimeIn(calendar.Zone));

    private static Fit.Fitted FitStep(Step step, Anchor anchor, DeliveryCalendar calendar) =>
        Fit.IntoHours(Nominal(step, anchor, calendar), anchor.KnownAt, anchor.At, calendar);

    private static PlannedMessage Judged<TFacts>(Step step, DateTimeOffset dueAt, TFacts facts, IReadOnlyList<Rule<StepFacts<TFacts>>> rules)
    {
        foreach (var rule in rules)
            if (rule.Judge(new(facts, step)) is Verdict.Skipped skipped)
                return new(step, dueAt, skipped.Reason, skipped.Detail);
        return new(step, dueAt);
    }

    // REM-13, REM-62: when a step was moved to a day that has one already, only one goes that day.
    private static void DropDoubledDays(List<PlannedMessage> plan, HashSet<Step> moved, TimeZoneInfo zone)
    {
        for (var i = 0; i < plan.Count; i++)
        {
            if (plan[i].Skip is not null || !moved.Contains(plan[i].Step)) continue;
            var day = plan[i].DueAt.DayIn(zone);
            if (plan.Where((other, j) => j != i && other.Skip is null && other.DueAt.DayIn(zone) == day).Any())
                plan[i] = plan[i] with { Skip = Reasons.SameDay };
        }
    }

    // It stands in for the last step, so it never goes before that would have gone, nor on a day that has a message already.
    private static PlannedMessage CatchUpFor<TFacts>(
        CatchUp catchUp, Anchor anchor, Step missed, List<PlannedMessage> plan, TFacts facts,
        IReadOnlyList<Rule<StepFacts<TFacts>>> rules, DeliveryCalendar calendar)
    {
        var zone = calendar.Zone;
        var nominal = Nominal(missed, anchor, calendar);
        var from = nominal > anchor.KnownAt ? nominal : anchor.KnownAt;
        if (!catchUp.Enabled) return new(catchUp.Step, from, Reasons.CatchUpDisabled);

        var taken = plan.Where(message => message.Skip is null).Select(message => message.DueAt.DayIn(zone)).ToHashSet();
        for (var day = from.DayIn(zone); day <= anchor.At.DayIn(zone); day = day.AddDays(1))
        {
            if (taken.Contains(day)) continue;
            foreach (var hour in HoursOf(catchUp, day, calendar))
            {
                var slot = zone.At(day, hour);
                if (slot >= from && slot < anchor.At && calendar.Allows(slot)) return Judged(catchUp.Step, slot, facts, rules);
            }
        }

        return new(catchUp.Step, from, Reasons.NoSlot);
    }

    private static IEnumerable<TimeOnly> HoursOf(CatchUp catchUp, DateOnly day, DeliveryCalendar calendar) =>
        catchUp.FollowWindow && calendar.Windows.Count > 0 ? calendar.WindowBounds(day.DayOfWeek) : catchUp.Hours.Order();
}
