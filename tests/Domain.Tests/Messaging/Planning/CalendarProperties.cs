using FsCheck;
using FsCheck.Fluent;
using Luma.Domain.Common;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Planning;
using static Luma.Domain.Tests.Messaging.Planning.Clinic;

namespace Luma.Domain.Tests.Messaging.Planning;

public class CalendarProperties
{
    // Every zone's two clock shifts of the year, and some ordinary moments.
    private static Gen<DateTimeOffset> Around(TimeZoneInfo zone)
    {
        var shifts = Enumerable.Range(0, 365).Select(day => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day))
            .Where(moment => moment.In(zone).Offset != moment.AddDays(1).In(zone).Offset).ToArray();
        var near = shifts is [] ? Generated.Moments : Gen.Elements(shifts).SelectMany(shift => Gen.Choose(-600, 2000).Select(minute => shift.AddMinutes(minute)));
        return Gen.Frequency((2, near), (1, Generated.Moments));
    }

    private static readonly Gen<(TimeZoneInfo Zone, DateTimeOffset From, int Span, DeliverySettings Delivery)> Spans =
        from id in Gen.Elements(Generated.Zones)
        let zone = TimeZoneInfo.FindSystemTimeZoneById(id)
        from start in Around(zone)
        from span in Gen.Choose(0, 3 * 24 * 60)
        from delivery in Generated.Deliveries
        select (zone, start, span, delivery);

    [Fact]
    public void The_next_allowed_moment_is_the_first_that_is_allowed() => Holds(given =>
    {
        var calendar = given.Delivery.CalendarIn(given.Zone);
        var expected = MinutesOf(given).Where(calendar.Allows).Select(moment => (DateTimeOffset?)moment).FirstOrDefault();
        return calendar.NextAllowed(given.From, given.From.AddMinutes(given.Span)) == expected;
    });

    [Fact]
    public void The_last_allowed_moment_is_the_last_that_is_allowed() => Holds(given =>
    {
        var calendar = given.Delivery.CalendarIn(given.Zone);
        var expected = MinutesOf(given).Where(calendar.Allows).Select(moment => (DateTimeOffset?)moment).LastOrDefault();
        return calendar.LastAllowed(given.From.AddMinutes(given.Span), given.From) == expected;
    });

    [Fact]
    public void An_opening_that_falls_into_the_skipped_hour_begins_after_it()
    {
        // 2026-03-08: New York has no 02:00 to 03:00.
        var calendar = Calendar(new() { WorkingStart = new(2, 30), QuietStart = default, QuietEnd = default });
        calendar.NextAllowed(At("2026-03-08 01:00"), At("2026-03-08 12:00")).ShouldBe(At("2026-03-08 03:00"));
    }

    [Fact]
    public void A_closed_fortnight_leaves_no_moment()
    {
        var calendar = Calendar(new() { ExtraHolidays = [.. Enumerable.Range(1, 14).Select(day => new DateOnly(2026, 3, day))] });
        calendar.NextAllowed(At("2026-03-01 00:00"), At("2026-03-14 23:59")).ShouldBeNull();
        calendar.LastAllowed(At("2026-03-14 23:59"), At("2026-03-01 00:00")).ShouldBeNull();
    }

    private static IEnumerable<DateTimeOffset> MinutesOf((TimeZoneInfo Zone, DateTimeOffset From, int Span, DeliverySettings Delivery) given) =>
        Enumerable.Range(0, given.Span).Select(minute => given.From.AddMinutes(minute));

    private static void Holds(Func<(TimeZoneInfo Zone, DateTimeOffset From, int Span, DeliverySettings Delivery), bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Arb.From(Spans), property));
}
