using FsCheck;
using FsCheck.Fluent;
using Luma.Domain.Common;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Planning;
using Luma.Domain.Practice;
using Luma.Domain.Reminders;

namespace Luma.Domain.Tests.Messaging.Planning;

public class PlanProperties
{
    [Fact]
    public void A_planned_message_lies_in_the_allowed_hours_on_an_open_day() => Each((situation, message) =>
    {
        var (calendar, day) = (situation.Calendar, message.DueAt.DayIn(situation.TimeZone));
        return calendar.Allows(message.DueAt)
            && (situation.Delivery.SendOnHolidays || (!Holidays.IsFederal(day) && !situation.Delivery.ExtraHolidays.Contains(day)))
            && !(situation.Delivery.SundayToSaturday && day.DayOfWeek == DayOfWeek.Sunday);
    });

    [Fact]
    public void A_planned_message_lies_before_the_visit_and_not_before_it_was_known() =>
        Each((situation, message) => message.DueAt < situation.Visit && message.DueAt >= situation.Anchor.KnownAt);

    [Fact]
    public void A_day_has_at_most_one_message() => All(situation =>
        situation.Plan().Where(message => message.Skip is null).GroupBy(message => message.DueAt.DayIn(situation.TimeZone)).All(day => day.Count() == 1));

    [Fact]
    [Feature("REM-47")]
    public void A_catch_up_is_planned_only_when_the_final_step_has_no_moment() => All(situation =>
    {
        var plan = situation.Plan();
        var catchUps = plan.Count(message => message.Step.Name == ReminderCadence.CatchUpStep);
        var final = plan.SingleOrDefault(message => message.Step.Purpose == Purpose.FinalReminder);
        var missed = final is null || Missed.Contains(final.Skip);
        return catchUps == (missed ? 1 : 0);
    });

    [Fact]
    public void Every_message_is_of_its_own_step_and_a_skipped_one_has_its_reason_in_the_public_list() => All(situation =>
    {
        var plan = situation.Plan();
        return plan.Select(message => message.Step.Name).Distinct().Count() == plan.Count
            && plan.All(message => message.Skip is null || Reasons.All.Contains(message.Skip));
    });

    [Fact]
    public void The_same_situation_always_gives_the_same_plan() => All(situation => situation.Plan().SequenceEqual(situation.Plan()));

    private static readonly Reason?[] Missed = [Reasons.Holiday, Reasons.QuietHours, Reasons.OutsideWindow, Reasons.AppointmentStarted];

    private static void Each(Func<Situation, PlannedMessage, bool> holds) =>
        All(situation => situation.Plan().Where(message => message.Skip is null).All(message => holds(situation, message)));

    private static void All(Func<Situation, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), Prop.ForAll(Arb.From(Generated.Situations), holds));
}
