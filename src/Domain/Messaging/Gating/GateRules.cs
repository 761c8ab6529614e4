using Luma.Domain.Appointments;
using Luma.Domain.Common;
using Luma.Domain.Messaging.Planning;

namespace Luma.Domain.Messaging.Gating;

/// <summary>The rules that hold for every product, in the order of REM-01.</summary>
public static class GateRules
{
    public static IReadOnlyList<Rule<GateFacts>> OfTheVisit { get; } =
    [
        new("visit exists", facts => facts is { Kind: not MessageKind.Reply, Visit.Deleted: true } ? Verdict.Skip(Reasons.AppointmentDeleted) : Verdict.Pass),
        new("visit is active", VisitIsActive),
        new("visit is ahead", facts =>
            facts is { Kind: not MessageKind.Reply, Visit: { } visit } && visit.Start <= facts.Now
                ? Verdict.Skip(Reasons.AppointmentStarted) : Verdict.Pass),
    ];

    public static IReadOnlyList<Rule<GateFacts>> OfTheRecipient { get; } =
    [
        new("no later step is due", facts => facts.Superseded ? Verdict.Skip(Reasons.Superseded) : Verdict.Pass),
        new("patient is alive", facts => facts.Recipient.Deceased ? Verdict.Skip(Reasons.Deceased) : Verdict.Pass),
        new("not on the Do Not Contact list", facts => IsListed(facts) ? Verdict.Skip(Reasons.DoNotContact) : Verdict.Pass),
        new("contact may be used", facts =>
            facts.Route.None is { } reason ? Verdict.Skip(reason, facts.Route.Detail) : Verdict.PassWith($"by {facts.Route.Channel.ToString().ToLowerInvariant()}")),
    ];

    public static IReadOnlyList<Rule<GateFacts>> OfTheMoment { get; } =
    [
        new("day and hour are allowed", MomentIsAllowed),
        new("not in blackout", NotInBlackout),
    ];

    private static Verdict VisitIsActive(GateFacts facts)
    {
        if (facts.Kind == MessageKind.Reply || facts.Visit is null) return Verdict.Pass;
        return facts.Visit.Status switch
        {
            AppointmentStatus.Unconfirmed or AppointmentStatus.Confirmed => Verdict.Pass,
            AppointmentStatus.Cancelled or AppointmentStatus.Rescheduled => Verdict.Skip(Reasons.AppointmentCancelled),
            _ => Verdict.Skip(Reasons.AppointmentOver),
        };
    }

    private static Verdict MomentIsAllowed(GateFacts facts)
    {
        if (facts.Kind != MessageKind.Automatic || facts.Calendar.Allows(facts.Now)) return Verdict.Pass;
        var deadline = facts.Visit?.Start ?? facts.Now.AddDays(14);
        var (reason, detail) = WhyNotNow(facts.Calendar, facts.Now.DayIn(facts.Calendar.Zone), facts.Now);
        return facts.Calendar.NextAllowed(facts.Now, deadline) is { } next ? Verdict.Defer(next, reason, detail) : Verdict.Skip(reason);
    }

    private static (Reason Reason, string Detail) WhyNotNow(DeliveryCalendar calendar, DateOnly day, DateTimeOffset now)
    {
        if (calendar.IsHoliday(day)) return (Reasons.Holiday, "A holiday: it waits for the next open day.");
        if (calendar.IsShiftedSunday(day)) return (Reasons.Sunday, "A Sunday: it waits for the next open day.");
        var windowIsToBlame = calendar.Windows.Count > 0 && calendar.HoursAllow(now.TimeIn(calendar.Zone));
        return windowIsToBlame
            ? (Reasons.OutsideWindow, "Outside the sending window: it waits for the next opening.")
            : (Reasons.QuietHours, "Outside the allowed hours: it waits for the next ones.");
    }

    // The router never offers a listed value; a route worked out before the value was listed may still hold one (REM-40). Replies are left to
    // Router.Answer: the one confirmation of an opt-out goes to a value that has just been listed (47 CFR 64.1200(a)(12)).
    private static bool IsListed(GateFacts facts) =>
        facts.Kind != MessageKind.Reply && facts.Route.None is null
        && (facts.Recipient.DoNotContact || facts.Recipient.DoNotContactValues.Contains(facts.Route.Value));

    private static Verdict NotInBlackout(GateFacts facts)
    {
        if (facts.Kind != MessageKind.Automatic || facts.LastSame is not { } last) return Verdict.Pass;
        return last + facts.Blackout > facts.Now ? Verdict.Skip(Reasons.Blackout) : Verdict.Pass;
    }
}
