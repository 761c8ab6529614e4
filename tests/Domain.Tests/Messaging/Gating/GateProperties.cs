using FsCheck;
using FsCheck.Fluent;
using Luma.Domain.Appointments;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Gating;
using Luma.Domain.Messaging.Routing;
using Luma.Domain.Tests.Messaging.Planning;
using Luma.Domain.Tests.Messaging.Routing;

namespace Luma.Domain.Tests.Messaging.Gating;

public class GateProperties
{
    private static readonly Gen<GateFacts> AnyFacts =
        from kind in Gen.Elements(Enum.GetValues<MessageKind>())
        from now in Generated.Moments
        from visitIn in Gen.Choose(-2 * 24 * 60, 10 * 24 * 60)
        from status in Gen.Elements(Enum.GetValues<AppointmentStatus>().Concat(Enumerable.Repeat(AppointmentStatus.Unconfirmed, 12)).ToArray())
        from deleted in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        from recipient in Recipients.Any
        from rules in Recipients.Rules
        from routed in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from stale in Gen.Elements(Recipients.Values)
        from delivery in Generated.Deliveries
        from zone in Gen.Elements(Generated.Zones)
        from last in Gen.Choose(0, 200)
        select new GateFacts(
            kind, now, recipient, routed ? Router.Choose(recipient, rules, Recipients.AllFormats) : Route.To(Channel.Sms, stale),
            delivery.CalendarIn(TimeZoneInfo.FindSystemTimeZoneById(zone)))
        {
            Visit = new(now.AddMinutes(visitIn), status, deleted), LastSame = now.AddMinutes(-last), Blackout = delivery.Blackout,
        };

    [Fact]
    [Feature("REM-40", "REM-43")]
    public void Nothing_but_a_reply_is_ever_sent_to_a_value_or_patient_on_the_do_not_contact_list() => Sent(facts =>
        facts.Kind == MessageKind.Reply || (!facts.Recipient.DoNotContact && !facts.Recipient.DoNotContactValues.Contains(facts.Route.Value)));

    [Fact]
    [Feature("REM-01")]
    public void Nothing_but_a_reply_is_ever_sent_for_a_visit_that_is_cancelled_started_over_or_gone() => Sent(facts =>
        facts.Kind == MessageKind.Reply
        || facts.Visit is { Deleted: false, Status: AppointmentStatus.Unconfirmed or AppointmentStatus.Confirmed } visit && visit.Start > facts.Now);

    [Fact]
    public void An_automatic_message_is_only_sent_when_the_calendar_allows() => Sent(facts =>
        facts.Kind != MessageKind.Automatic || facts.Calendar.Allows(facts.Now));

    [Fact]
    [Feature("NEW-01")]
    public void Every_decision_is_explained_and_the_last_line_names_the_rule_that_made_it() => Each((facts, decision) =>
    {
        var last = decision.Explanation[^1];
        var names = GateRules.OfTheVisit.Concat(GateRules.OfTheRecipient).Concat(GateRules.OfTheMoment).Select(rule => rule.Name).ToList();
        var expected = decision.Outcome switch { GateOutcome.Send => "pass", GateOutcome.Defer => "defer", _ => "skip" };
        return last.Outcome == expected && names.IndexOf(last.Rule) == decision.Explanation.Count - 1
            && decision.Explanation.SkipLast(1).All(line => line.Outcome == "pass")
            && (decision.Outcome is GateOutcome.Send || !string.IsNullOrWhiteSpace(last.Detail));
    });

    [Fact]
    public void A_deferral_ends_later_at_an_allowed_moment_before_the_visit() => Each((facts, decision) =>
        decision.Outcome is not GateOutcome.Defer defer
        || (defer.Until > facts.Now && facts.Calendar.Allows(defer.Until) && defer.Until < facts.Visit!.Start));

    private static void Sent(Func<GateFacts, bool> holds) => Each((facts, decision) => decision.Outcome is not GateOutcome.Send || holds(facts));

    private static void Each(Func<GateFacts, GateDecision, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Arb.From(AnyFacts), facts => holds(facts, Gate.Decide(facts, []))));
}
