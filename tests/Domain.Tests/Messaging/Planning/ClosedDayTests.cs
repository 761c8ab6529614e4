using Luma.Domain.Messaging;
using Luma.Domain.Reminders;
using static Luma.Domain.Tests.Messaging.Planning.Clinic;

namespace Luma.Domain.Tests.Messaging.Planning;

// 2026-12-25 is a Friday, 2026-03-15 a Sunday.
public class ClosedDayTests
{
    private static readonly ReminderSettings TwoDaysBefore = new() { CadenceDays = [2] };
    private static readonly DeliverySettings SundaysOnSaturday = new() { SundayToSaturday = true };

    [Fact]
    [Feature("REM-13")]
    public void A_reminder_due_on_a_holiday_goes_the_day_before_at_the_same_time() =>
        Plan("2026-12-27 14:20", "2026-12-01 08:00", TwoDaysBefore).Shown().ShouldBe(["2d 12-24 14:20"]);

    [Fact]
    [Feature("REM-13")]
    public void With_the_days_before_past_and_the_next_day_the_visits_own_it_is_skipped() =>
        Plan("2026-12-26 08:30", "2026-12-25 07:00", new() { CadenceDays = [1], CatchUpEnabled = false }).Shown()
            .ShouldBe(["1d holiday", "catchUp catchUpDisabled"]);

    [Fact]
    [Feature("REM-13")]
    public void With_the_days_before_past_a_later_day_before_the_visits_is_taken() =>
        Plan("2026-12-28 14:20", "2026-12-25 08:00", new() { CadenceDays = [3] }).Shown().ShouldBe(["3d 12-26 14:20"]);

    [Fact]
    [Feature("REM-13")]
    public void Sending_on_holidays_leaves_it_on_the_holiday() =>
        Plan("2026-12-27 14:20", "2026-12-01 08:00", TwoDaysBefore, new() { SendOnHolidays = true }).Shown().ShouldBe(["2d 12-25 14:20"]);

    [Fact]
    public void A_closing_day_of_the_clinic_counts_as_a_holiday() =>
        Plan("2026-03-20 14:20", "2026-03-01 08:00", TwoDaysBefore, new() { ExtraHolidays = [new(2026, 3, 18), new(2026, 3, 17)] }).Shown()
            .ShouldBe(["2d 03-16 14:20"]);

    [Fact]
    public void A_step_moved_to_a_day_that_has_one_yields_to_it() =>
        Plan("2026-12-27 14:20", "2026-12-01 08:00", new() { CadenceDays = [3, 2] }).Shown().ShouldBe(["3d 12-24 14:20", "2d sameDay"]);

    [Fact]
    [Feature("REM-62")]
    public void A_sundays_reminder_goes_on_saturday_at_the_same_time_when_that_is_on()
    {
        Plan("2026-03-17 14:20", "2026-03-01 08:00", TwoDaysBefore, SundaysOnSaturday).Shown().ShouldBe(["2d 03-14 14:20"]);
        Plan("2026-03-17 14:20", "2026-03-01 08:00", TwoDaysBefore).Shown().ShouldBe(["2d 03-15 14:20"]);
    }

    [Fact]
    [Feature("REM-62")]
    public void Booked_on_the_sunday_itself_the_step_is_missed_and_caught_up_on_monday() =>
        Plan("2026-03-17 14:20", "2026-03-15 10:00", TwoDaysBefore, SundaysOnSaturday).Shown().ShouldBe(["catchUp 03-16 09:00"]);

    [Fact]
    public void A_sundays_reminder_whose_saturday_is_a_holiday_goes_on_friday() =>
        Plan("2026-03-17 14:20", "2026-03-01 08:00", TwoDaysBefore, SundaysOnSaturday with { ExtraHolidays = [new(2026, 3, 14)] }).Shown()
            .ShouldBe(["2d 03-13 14:20"]);
}
