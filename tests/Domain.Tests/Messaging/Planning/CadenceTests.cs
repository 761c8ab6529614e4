using Luma.Domain.Appointments;
using Luma.Domain.Messaging;
using Luma.Domain.Reminders;
using static Luma.Domain.Tests.Messaging.Planning.Clinic;

namespace Luma.Domain.Tests.Messaging.Planning;

// 2026-03-20 is a Friday; clocks in New York go forward on 2026-03-08.
public class CadenceTests
{
    [Fact]
    [Feature("REM-01", "REM-03")]
    public void A_visit_ten_days_ahead_is_reminded_of_7_5_and_2_days_before() =>
        Plan("2026-03-20 14:20", "2026-03-10 08:00").Shown().ShouldBe(["7d 03-13 14:20", "5d 03-15 14:20", "2d 03-18 14:20"]);

    [Fact]
    [Feature("REM-03")]
    public void A_visit_six_days_ahead_gets_the_steps_still_ahead_and_no_catch_up() =>
        Plan("2026-03-20 14:20", "2026-03-14 15:00").Shown().ShouldBe(["5d 03-15 14:20", "2d 03-18 14:20"]);

    [Fact]
    [Feature("REM-03")]
    public void Another_cadence_is_another_plan_from_the_day_it_was_changed()
    {
        var settings = new ReminderSettings { CadenceDays = [10, 3, 1] };
        Plan("2026-03-20 14:20", "2026-03-12 08:00", settings).Shown().ShouldBe(["3d 03-17 14:20", "1d 03-19 14:20"]);
    }

    [Fact]
    public void The_last_step_alone_is_the_final_reminder_whatever_the_order_of_the_days()
    {
        var steps = ReminderCadence.From(new() { CadenceDays = [2, 7, 5] }).Steps;
        steps.Select(step => (step.Name, step.Purpose)).ShouldBe([("7d", Purpose.Reminder), ("5d", Purpose.Reminder), ("2d", Purpose.FinalReminder)]);
    }

    [Fact]
    [Feature("REM-11")]
    public void An_early_visits_reminder_waits_for_the_working_hours_of_the_same_day() =>
        Plan("2026-03-20 07:30", "2026-03-10 08:00").Shown().ShouldBe(["7d 03-13 09:00", "5d 03-15 09:00", "2d 03-18 09:00"]);

    [Fact]
    [Feature("REM-11")]
    public void The_hours_are_those_of_the_facilitys_zone()
    {
        var honolulu = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Honolulu");
        var plan = Plan("2026-03-20 07:30", "2026-03-10 08:00", zone: honolulu);
        plan.Shown(honolulu)[^1].ShouldBe("2d 03-18 09:00");
        plan[^1].DueAt.ToUniversalTime().Hour.ShouldBe(19);
    }

    [Fact]
    public void A_reminder_keeps_its_clock_time_across_a_clock_shift() =>
        Plan("2026-03-09 10:00", "2026-02-20 08:00", new() { CadenceDays = [7, 2] }).Select(message => message.DueAt.UtcDateTime.Hour).ShouldBe([15, 15]);

    [Theory]
    [Feature("REM-12")]
    [InlineData("2026-03-20 22:15", "2d 03-19 09:00")]
    [InlineData("2026-03-20 21:00", "2d 03-19 09:00")]
    [InlineData("2026-03-20 20:59", "2d 03-18 20:59")]
    public void A_reminder_due_in_quiet_hours_goes_the_next_morning(string visit, string final) =>
        Plan(visit, "2026-03-10 08:00").Shown()[^1].ShouldBe(final);

    [Fact]
    [Feature("REM-12")]
    public void A_reminder_that_would_only_fit_into_the_night_before_an_early_visit_goes_the_evening_before()
    {
        var settings = new ReminderSettings { CadenceDays = [1], SendTime = new(22, 0) };
        Plan("2026-03-20 07:00", "2026-03-10 08:00", settings).Shown().ShouldBe(["1d 03-19 20:59"]);
        Plan("2026-03-20 07:00", "2026-03-19 21:30", settings).Shown().ShouldBe(["1d quietHours", "catchUp noSlot"]);
    }

    [Fact]
    public void Equal_start_and_end_is_no_quiet_time()
    {
        var delivery = new DeliverySettings { WorkingStart = default, QuietStart = new(21, 0), QuietEnd = new(21, 0) };
        Plan("2026-03-20 23:15", "2026-03-10 08:00", delivery: delivery).Shown()[^1].ShouldBe("2d 03-18 23:15");
    }

    [Fact]
    [Feature("REM-48")]
    public void A_forced_time_holds_for_every_step_and_without_catch_up_nothing_goes_at_another()
    {
        var settings = new ReminderSettings { SendTime = new(10, 30), CatchUpEnabled = false };
        Plan("2026-03-20 14:20", "2026-03-10 08:00", settings).Shown().ShouldBe(["7d 03-13 10:30", "5d 03-15 10:30", "2d 03-18 10:30"]);
        Plan("2026-03-20 14:20", "2026-03-19 08:00", settings).Shown().ShouldBe(["catchUp catchUpDisabled"]);
    }

    [Theory]
    [InlineData("10:30", true)]
    [InlineData("23:00", false)]
    [InlineData("08:30", false)]
    [InlineData("21:00", false)]
    public void A_forced_time_can_be_told_to_lie_in_the_allowed_hours(string time, bool allowed) => Calendar().HoursAllow(Time(time)).ShouldBe(allowed);

    [Theory]
    [Feature("REM-01", "REM-61")]
    [MemberData(nameof(RuledOut))]
    public void A_visit_that_a_rule_excludes_keeps_its_plan_with_the_reason(ReminderFacts facts, string reason) =>
        Plan("2026-03-20 14:20", "2026-03-10 08:00", facts: facts).Shown().ShouldBe([$"7d {reason}", $"5d {reason}", $"2d {reason}"]);

    public static TheoryData<ReminderFacts, string> RuledOut() => new()
    {
        { new(AppointmentStatus.Unconfirmed) { DisabledBy = "provider" }, "remindersDisabled" },
        { new(AppointmentStatus.Unconfirmed) { Blocked = true }, "blocked" },
        { new(AppointmentStatus.Cancelled), "appointmentCancelled" },
        { new(AppointmentStatus.Rescheduled), "appointmentCancelled" },
        { new(AppointmentStatus.Arrived), "appointmentOver" },
    };

    [Fact]
    [Feature("REM-61")]
    public void Unblocked_three_days_before_the_two_day_reminder_goes_and_unblocked_later_a_catch_up()
    {
        Plan("2026-03-20 14:20", "2026-03-17 12:00").Shown().ShouldBe(["2d 03-18 14:20"]);
        Plan("2026-03-20 14:20", "2026-03-18 15:00").Shown().ShouldBe(["catchUp 03-18 18:00"]);
    }
}
