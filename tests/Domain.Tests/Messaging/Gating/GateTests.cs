using Luma.Domain.Appointments;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Gating;
using Luma.Domain.Messaging.Routing;
using static Luma.Domain.Tests.Messaging.Gating.Gates;
using static Luma.Domain.Tests.Messaging.Planning.Clinic;

namespace Luma.Domain.Tests.Messaging.Gating;

public class GateTests
{
    [Fact]
    public void Nothing_stands_against_it_so_it_goes_and_every_rule_is_on_record()
    {
        var decision = Decide(Facts("2026-03-18 14:20"));
        decision.Outcome.ShouldBe(new GateOutcome.Send());
        decision.Explanation.ShouldAllBe(line => line.Outcome == "pass");
        decision.Explanation.ShouldContain(line => line.Rule == "contact may be used" && line.Detail == "by sms");
    }

    [Theory]
    [Feature("REM-01")]
    [InlineData(AppointmentStatus.Cancelled, "appointmentCancelled")]
    [InlineData(AppointmentStatus.Rescheduled, "appointmentCancelled")]
    [InlineData(AppointmentStatus.Arrived, "appointmentOver")]
    [InlineData(AppointmentStatus.CheckedIn, "appointmentOver")]
    [InlineData(AppointmentStatus.Completed, "appointmentOver")]
    [InlineData(AppointmentStatus.NoShow, "appointmentOver")]
    public void A_visit_that_no_longer_stands_is_not_reminded_of_even_when_forced(AppointmentStatus status, string reason)
    {
        foreach (var kind in new[] { MessageKind.Automatic, MessageKind.Forced })
            Skipped(Facts("2026-03-18 14:20", kind) with { Visit = Visit(status) }).ShouldBe(reason);
    }

    [Theory]
    [Feature("REM-01")]
    [InlineData("2026-03-20 14:19", null)]
    [InlineData("2026-03-20 14:20", "appointmentStarted")]
    [InlineData("2026-03-20 14:21", "appointmentStarted")]
    public void Nothing_goes_from_the_visits_start_on(string now, string? reason) => Skipped(Facts(now)).ShouldBe(reason);

    [Fact]
    public void A_visit_deleted_in_the_ehr_is_not_reminded_of() =>
        Skipped(Facts("2026-03-18 14:20") with { Visit = Visit() with { Deleted = true } }).ShouldBe("appointmentDeleted");

    [Fact]
    public void A_step_overtaken_by_a_later_one_is_skipped() => Skipped(Facts("2026-03-18 14:20") with { Superseded = true }).ShouldBe("superseded");

    [Theory]
    [Feature("REM-12")]
    [InlineData("2026-03-18 21:00", "2026-03-19 09:00")]
    [InlineData("2026-03-18 22:15", "2026-03-19 09:00")]
    [InlineData("2026-03-19 03:00", "2026-03-19 09:00")]
    [InlineData("2026-03-19 08:30", "2026-03-19 09:00")]
    public void In_quiet_hours_it_waits_for_the_next_allowed_moment(string now, string until)
    {
        var defer = Decide(Facts(now)).Outcome.ShouldBeOfType<GateOutcome.Defer>();
        defer.Until.ShouldBe(At(until));
        defer.Reason.ShouldBe(Reasons.QuietHours);
    }

    [Fact]
    [Feature("REM-12")]
    public void In_the_last_night_before_an_early_visit_it_is_skipped() =>
        Skipped(Facts("2026-03-19 22:15") with { Visit = Visit() with { Start = At("2026-03-20 07:00") } }).ShouldBe("quietHours");

    [Theory]
    [InlineData("2026-12-25 12:00", "holiday", "2026-12-26 09:00")]
    [InlineData("2026-12-27 12:00", "sunday", "2026-12-28 09:00")]
    public void On_a_closed_day_it_waits_for_the_next_and_says_which_kind_of_day_it_is(string now, string reason, string until)
    {
        var facts = Facts(now) with
        {
            Visit = Visit() with { Start = At("2026-12-30 10:00") }, Calendar = Calendar(new() { SundayToSaturday = true }),
        };
        Decide(facts).Outcome.ShouldBe(new GateOutcome.Defer(At(until), Reasons.Find(reason)!));
    }

    [Fact]
    [Feature("REM-14")]
    public void Outside_its_window_it_waits_for_the_opening_and_without_one_it_is_skipped()
    {
        var facts = Facts("2026-03-18 18:00") with { Calendar = Calendar(new() { Windows = [Window("10:00", "16:00")] }) };
        Decide(facts).Outcome.ShouldBe(new GateOutcome.Defer(At("2026-03-19 10:00"), Reasons.OutsideWindow));
        Skipped(facts with { Visit = Visit() with { Start = At("2026-03-19 09:30") } }).ShouldBe("outsideWindow");
    }

    [Theory]
    [Feature("REM-15")]
    [InlineData(10, "blackout")]
    [InlineData(59, "blackout")]
    [InlineData(60, null)]
    [InlineData(null, null)]
    public void The_same_message_to_the_same_person_waits_out_the_blackout(int? minutesAgo, string? reason) =>
        Skipped(Facts("2026-03-18 14:20") with { LastSame = minutesAgo is { } ago ? At("2026-03-18 14:20").AddMinutes(-ago) : null }).ShouldBe(reason);

    [Fact]
    [Feature("REM-11", "REM-15")]
    public void A_reply_and_a_forced_message_go_at_any_hour_and_in_blackout()
    {
        foreach (var kind in new[] { MessageKind.Reply, MessageKind.Forced })
            Skipped(Facts("2026-03-18 06:00", kind) with { LastSame = At("2026-03-18 05:59") }).ShouldBeNull();
        Skipped(Facts("2026-03-21 06:00", MessageKind.Reply)).ShouldBeNull();
    }

    [Fact]
    public void A_products_rule_is_asked_after_the_visit_and_before_the_recipient()
    {
        var facts = Facts("2026-03-18 14:20") with { Route = Route.Nowhere(Reasons.NoContact) };
        var decision = Gate.Decide(facts, [new("ours", _ => Verdict.Skip(Reasons.Confirmed, "as we say"))]);
        decision.Outcome.ShouldBe(new GateOutcome.Skip(Reasons.Confirmed));
        decision.Explanation[^1].ShouldBe(new("ours", "skip", "as we say"));
    }

    [Fact]
    public void A_patient_who_has_died_gets_nothing() =>
        Skipped(Facts("2026-03-18 14:20") with { Recipient = Ana with { Deceased = true } }).ShouldBe("deceased");

    [Fact]
    [Feature("REM-40")]
    public void A_value_listed_after_planning_gets_nothing_even_by_an_old_route() =>
        Skipped(Facts("2026-03-18 14:20") with { Recipient = Ana with { DoNotContactValues = new HashSet<string> { Mobile } } }).ShouldBe("doNotContact");

    [Fact]
    public void The_one_confirmation_of_an_opt_out_goes_to_the_value_just_listed_and_no_other_reply_does()
    {
        var listed = Ana with { DoNotContactValues = new HashSet<string> { Mobile } };
        Skipped(Facts("2026-03-18 14:20", MessageKind.Reply) with { Recipient = listed }).ShouldBeNull();
        Skipped(Facts("2026-03-18 14:20", MessageKind.Reply) with { Recipient = listed, Route = Router.Answer(Channel.Sms, Mobile, listed, new()) })
            .ShouldBe("doNotContact");
    }
}
