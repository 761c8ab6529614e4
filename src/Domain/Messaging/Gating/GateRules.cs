using Luma.Domain.Appointments;

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
        return facts.Calendar.NextAllowed(facts.Now, deadline) is { } next
            ? Verdict.Defer(next, Reasons.QuietHours)
            : Verdict.Skip(facts.Calendar.Windows.Count > 0 ? Reasons.OutsideWindow : Reasons.QuietHours);
    }

    private static Verdict NotInBlackout(GateFacts facts)
    {
        if (facts.Kind != MessageKind.Automatic || facts.LastSame is not { } last) return Verdict.Pass;
        return last + facts.Blackout > facts.Now ? Verdict.Skip(Reasons.Blackout) : Verdict.Pass;
    }
}
