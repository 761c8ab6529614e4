using Luma.Domain.Messaging;
using static Luma.Domain.Tests.Messaging.Planning.Clinic;

namespace Luma.Domain.Tests.Messaging.Planning;

// 2026-03-13 is a Friday.
[Feature("REM-14")]
public class WindowTests
{
    private static readonly DeliverySettings Weekdays = new()
    {
        Windows = [Window("10:00", "16:00", DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday)],
    };

    [Fact]
    public void Due_on_friday_evening_it_goes_on_monday_at_the_opening() =>
        Plan("2026-03-18 18:00", "2026-03-01 08:00", new() { CadenceDays = [5] }, Weekdays).Shown().ShouldBe(["5d 03-16 10:00"]);

    [Fact]
    public void With_no_opening_left_before_the_visit_it_is_skipped_and_says_so() =>
        Plan("2026-03-16 09:30", "2026-03-01 08:00", new() { CadenceDays = [1], CatchUpEnabled = false }, Weekdays).Shown()[0].ShouldBe("1d outsideWindow");

    [Theory]
    [InlineData("2026-03-13 09:59", false)]
    [InlineData("2026-03-13 10:00", true)]
    [InlineData("2026-03-13 16:00", true)]
    [InlineData("2026-03-13 16:01", false)]
    [InlineData("2026-03-14 12:00", false)]
    public void Both_bounds_are_inside(string moment, bool allowed) => Calendar(Weekdays).Allows(At(moment)).ShouldBe(allowed);

    [Fact]
    public void A_window_narrows_the_hours_and_never_widens_them()
    {
        var calendar = Calendar(new() { Windows = [Window("07:00", "23:00")] });
        calendar.Openings(new(2026, 3, 13)).ShouldBe([(9 * 60, 21 * 60)]);
    }

    [Fact]
    public void Windows_that_overlap_or_touch_are_one()
    {
        var calendar = Calendar(new() { Windows = [Window("10:00", "15:00"), Window("11:00", "12:00"), Window("15:01", "16:00")] });
        calendar.Openings(new(2026, 3, 13)).ShouldBe([(10 * 60, 16 * 60 + 1)]);
        calendar.LastAllowed(At("2026-03-13 20:00"), At("2026-03-13 08:00")).ShouldBe(At("2026-03-13 16:00"));
    }
}
