using Luma.Domain.Appointments;
using Luma.Domain.Messaging;
using Luma.Domain.Reminders;
using static Luma.Domain.Tests.Messaging.Planning.Clinic;

namespace Luma.Domain.Tests.Messaging.Planning;

public class CatchUpTests
{
    private static readonly DeliverySettings TenToFive = new() { Windows = [Window("10:00", "17:00")] };

    [Theory]
    [Feature("REM-47")]
    [InlineData("2026-03-19 15:00", "2026-03-18 11:00", "catchUp 03-18 18:00")]
    [InlineData("2026-03-20 15:00", "2026-03-17 11:00", "2d 03-18 15:00")]
    [InlineData("2026-03-18 16:00", "2026-03-18 10:00", "catchUp noSlot")]
    [InlineData("2026-03-18 18:30", "2026-03-18 18:00", "catchUp 03-18 18:00")]
    [InlineData("2026-03-18 18:00", "2026-03-18 10:00", "catchUp noSlot")]
    public void A_visit_booked_past_its_final_step_gets_one_at_the_next_hour_before_it(string visit, string known, string shown) =>
        Plan(visit, known).Shown().ShouldBe([shown]);

    [Fact]
    [Feature("REM-47")]
    public void The_only_hour_left_is_past_the_window_so_none_goes() =>
        Plan("2026-03-19 08:30", "2026-03-18 11:00", delivery: TenToFive).Shown().ShouldBe(["catchUp noSlot"]);

    [Theory]
    [Feature("REM-71")]
    [InlineData(false, true, "catchUp noSlot")]
    [InlineData(true, true, "catchUp 03-18 17:00")]
    [InlineData(true, false, "catchUp 03-18 18:00")]
    public void The_windows_bounds_replace_the_hours_when_followed(bool follow, bool hasWindow, string shown) =>
        Plan("2026-03-19 15:00", "2026-03-18 12:00", new() { CatchUpFollowsWindow = follow }, hasWindow ? TenToFive : null).Shown().ShouldBe([shown]);

    [Fact]
    public void Overlapping_windows_have_one_opening_and_one_closing()
    {
        var delivery = new DeliverySettings { Windows = [Window("10:00", "14:00"), Window("13:00", "17:00")] };
        Plan("2026-03-19 15:00", "2026-03-18 12:00", new() { CatchUpFollowsWindow = true }, delivery).Shown().ShouldBe(["catchUp 03-18 17:00"]);
    }

    [Fact]
    [Feature("REM-48")]
    public void Switched_off_a_late_booking_gets_nothing_and_says_so() =>
        Plan("2026-03-19 15:00", "2026-03-18 11:00", new() { CatchUpEnabled = false }).Shown().ShouldBe(["catchUp catchUpDisabled"]);

    [Fact]
    public void It_stands_in_for_the_final_step_and_never_goes_weeks_before()
    {
        // Each day from the final step's to the visit's is closed, until the visit's own morning.
        var settings = new ReminderSettings { CadenceDays = [2], SendTime = new(20, 0) };
        var delivery = new DeliverySettings { Windows = [Window("09:00", "17:00", DayOfWeek.Monday, DayOfWeek.Friday)] };
        Plan("2026-03-20 09:00", "2026-03-02 08:00", settings, delivery).Shown().ShouldBe(["2d outsideWindow", "catchUp noSlot"]);
        Plan("2026-03-20 11:00", "2026-03-02 08:00", settings, delivery).Shown().ShouldBe(["2d 03-20 09:00"]);
    }

    [Theory]
    [InlineData(AppointmentStatus.Confirmed, AfterConfirm.FinalOnly, "catchUp 03-18 18:00")]
    [InlineData(AppointmentStatus.Confirmed, AfterConfirm.SkipAll, "catchUp confirmed")]
    [InlineData(AppointmentStatus.Cancelled, AfterConfirm.SendAll, "catchUp appointmentCancelled")]
    public void It_obeys_the_rules_of_every_reminder(AppointmentStatus status, AfterConfirm afterConfirm, string shown) =>
        Plan("2026-03-19 15:00", "2026-03-18 11:00", facts: new(status) { AfterConfirm = afterConfirm }).Shown().ShouldBe([shown]);

    [Fact]
    public void A_patient_who_was_told_already_needs_none() =>
        Plan("2026-03-19 15:00", "2026-03-18 11:00", alreadyTold: true).ShouldBeEmpty();

    [Fact]
    public void It_does_not_go_on_a_day_that_has_a_reminder()
    {
        // The two-day reminder waits for the visit's morning; the final one's Thursday is closed, and no other day is left to it.
        var delivery = new DeliverySettings { ExtraHolidays = [new(2026, 3, 19)] };
        Plan("2026-03-20 15:00", "2026-03-18 22:45", new() { CadenceDays = [2, 1], SendTime = new(22, 30) }, delivery).Shown()
            .ShouldBe(["2d 03-20 09:00", "1d holiday", "catchUp noSlot"]);
    }
}
