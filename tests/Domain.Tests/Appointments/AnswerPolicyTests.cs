using Luma.Domain.Appointments;
using Luma.Domain.Reminders;
using static Luma.Domain.Appointments.AppointmentStatus;

namespace Luma.Domain.Tests.Appointments;

public class AnswerPolicyTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 20, 10, 0, 0, TimeSpan.Zero);
    private static readonly ReminderSettings Defaults = new();

    [Fact]
    [Feature("REM-04", "REM-27")]
    public void A_yes_confirms_and_a_second_one_changes_nothing_and_is_answered_again()
    {
        Confirm(Unconfirmed).ShouldBe(new(Confirmed, "confirmed"));
        Confirm(Confirmed).ShouldBe(new(null, "confirmed"));
    }

    [Fact]
    [Feature("REM-04")]
    public void Where_only_confirming_is_allowed_a_no_changes_nothing_and_the_patient_is_told_to_call()
    {
        var confirmOnly = Defaults with { AllowedResponses = AllowedResponses.ConfirmOnly };
        Cancel(Unconfirmed, confirmOnly).ShouldBe(new(null, "callToCancel", NeedsPerson: true));
        Confirm(Unconfirmed, confirmOnly).Change.ShouldBe(Confirmed);
    }

    [Theory]
    [Feature("REM-04")]
    [InlineData(PatientAnswer.Confirm)]
    [InlineData(PatientAnswer.Cancel)]
    public void Where_no_answer_is_allowed_nothing_changes_and_a_person_reads_it(PatientAnswer answer)
    {
        var decision = AnswerPolicy.Decide(answer, Unconfirmed, Start, Defaults with { AllowedResponses = AllowedResponses.None }, Start.AddDays(-2));
        (decision.Change, decision.NeedsPerson).ShouldBe((null, true));
    }

    [Fact]
    [Feature("REM-69")]
    public void The_answers_allowed_are_those_of_the_reminder_that_is_answered()
    {
        var settings = Defaults with { ResponsesPerStep = new Dictionary<int, AllowedResponses> { [2] = AllowedResponses.ConfirmOnly } };
        Cancel(Unconfirmed, settings.ForStep(2)).ShouldBe(new(null, "callToCancel", NeedsPerson: true));
        Cancel(Unconfirmed, settings.ForStep(7)).Change.ShouldBe(Cancelled);
        Cancel(Unconfirmed, settings.ForStep(null)).Change.ShouldBe(Cancelled);
        Defaults.ForStep(2).AllowedResponses.ShouldBe(AllowedResponses.ConfirmAndCancel);
    }

    [Theory]
    [Feature("REM-09")]
    [InlineData(null, 144, true)]
    [InlineData(24, 48, false)]
    [InlineData(24, 24.01, false)]
    [InlineData(24, 24, true)]
    [InlineData(24, 23, true)]
    [InlineData(0, 1, false)]
    public void A_cancellation_within_the_time_before_the_visit_counts_as_a_no_show_and_mentions_a_fee(int? window, double hoursBefore, bool late)
    {
        var decision = Cancel(Unconfirmed, Defaults with { NoShowWindowHours = window }, Start.AddHours(-hoursBefore));
        decision.ShouldBe(new(Cancelled, late ? "cancelledWithFee" : "cancelled", CountsAsNoShow: late));
    }

    [Fact]
    public void Without_the_fee_notice_a_late_cancellation_still_counts() =>
        Cancel(Unconfirmed, Defaults with { NoShowFeeNotice = false }).ShouldBe(new(Cancelled, "cancelled", CountsAsNoShow: true));

    [Fact]
    [Feature("REM-28")]
    public void Cancelling_twice_changes_nothing_more() => Cancel(Cancelled).ShouldBe(new(null, "cancelled"));

    [Fact]
    [Feature("REM-30")]
    public void A_cancelled_visit_is_confirmed_again_only_where_allowed_while_ahead_and_while_its_time_is_free()
    {
        var allowed = Defaults with { ConfirmAfterCancel = true };
        var refusal = new AnswerDecision(null, "cannotConfirmAfterCancel", NeedsPerson: true);
        Confirm(Cancelled).ShouldBe(refusal);
        Confirm(Cancelled, allowed).ShouldBe(new(Confirmed, "confirmed"));
        Confirm(Cancelled, allowed, slotTaken: true).ShouldBe(refusal);
        Confirm(Cancelled, allowed, Start).ShouldBe(refusal);
    }

    [Fact]
    public void A_visit_that_was_rescheduled_away_never_comes_back() =>
        Confirm(Rescheduled, Defaults with { ConfirmAfterCancel = true }).ShouldBe(new(null, "cannotConfirmAfterCancel", NeedsPerson: true));

    [Fact]
    [Feature("REM-31")]
    public void A_confirmed_visit_is_cancelled_unless_that_is_switched_off()
    {
        Cancel(Confirmed).Change.ShouldBe(Cancelled);
        Cancel(Confirmed, Defaults with { CancelAfterConfirm = false }).ShouldBe(new(null, "cannotCancelAfterConfirm", NeedsPerson: true));
    }

    [Theory]
    [Feature("REM-60")]
    [InlineData(true, Unconfirmed, 1, true)]
    [InlineData(true, Unconfirmed, 7, true)]
    [InlineData(true, Unconfirmed, 7.01, false)]
    [InlineData(false, Unconfirmed, 1, false)]
    [InlineData(true, Arrived, 1, false)]
    [InlineData(true, CheckedIn, 1, false)]
    [InlineData(true, NoShow, 1, false)]
    [InlineData(true, Cancelled, 1, false)]
    public void A_yes_after_the_visit_counts_for_a_week_where_that_is_on(bool on, AppointmentStatus status, double daysAfter, bool counts)
    {
        var decision = Confirm(status, Defaults with { ConfirmPast = on }, Start.AddDays(daysAfter));
        decision.Change.ShouldBe(counts ? Confirmed : null);
        decision.NeedsPerson.ShouldBe(!counts);
    }

    [Theory]
    [Feature("REM-73")]
    [InlineData(true, 5, false)]
    [InlineData(true, 0, false)]
    [InlineData(true, -1, true)]
    [InlineData(false, 5, true)]
    public void A_no_after_the_start_is_refused_where_that_is_on(bool blocked, int minutesAfter, bool cancels)
    {
        var decision = Cancel(Unconfirmed, Defaults with { BlockCancelAfterStart = blocked }, Start.AddMinutes(minutesAfter));
        decision.Change.ShouldBe(cancels ? Cancelled : null);
        if (!cancels) decision.ShouldBe(new(null, "cannotCancelAfterStart", NeedsPerson: true));
    }

    [Theory]
    [InlineData(Arrived)]
    [InlineData(CheckedIn)]
    [InlineData(Completed)]
    [InlineData(NoShow)]
    public void A_visit_that_has_taken_place_or_is_over_is_changed_by_no_answer(AppointmentStatus status)
    {
        Cancel(status).Change.ShouldBeNull();
        Confirm(status).Change.ShouldBeNull();
    }

    private static AnswerDecision Confirm(AppointmentStatus status, ReminderSettings? settings = null, DateTimeOffset? now = null, bool slotTaken = false) =>
        AnswerPolicy.Decide(PatientAnswer.Confirm, status, Start, settings ?? Defaults, now ?? Start.AddDays(-2), slotTaken);

    private static AnswerDecision Cancel(AppointmentStatus status, ReminderSettings? settings = null, DateTimeOffset? now = null) =>
        AnswerPolicy.Decide(PatientAnswer.Cancel, status, Start, settings ?? Defaults, now ?? Start.AddDays(-2));
}
