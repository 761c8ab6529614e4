using FsCheck;
using FsCheck.Fluent;
using Luma.Domain.Common;
using Luma.Domain.Tests.Messaging.Planning;

namespace Luma.Domain.Tests.Common;

public class LocalTimeTests
{
    private static readonly Gen<(TimeZoneInfo Zone, DateOnly Day, TimeOnly Time)> LocalTimes =
        from id in Gen.Elements(Generated.Zones)
        let zone = TimeZoneInfo.FindSystemTimeZoneById(id)
        let shifts = Enumerable.Range(0, 365).Select(day => new DateOnly(2026, 1, 1).AddDays(day)).Where(day => IsShiftDay(zone, day)).ToArray()
        from day in Gen.Frequency(
            (1, Gen.Choose(0, 1500).Select(day => new DateOnly(2024, 1, 1).AddDays(day))),
            (2, Gen.Elements(shifts is [] ? [new DateOnly(2026, 3, 8)] : shifts)))
        from time in Gen.OneOf(Generated.Minutes, Gen.Choose(0, 239).Select(minute => TimeOnly.MinValue.AddMinutes(minute)))
        select (zone, day, time);

    [Fact]
    public void A_local_time_that_exists_comes_back_from_its_instant() => Holds(local =>
        IsSkipped(local) || (local.Zone.At(local.Day, local.Time) is var instant
            && instant.DayIn(local.Zone) == local.Day && instant.TimeIn(local.Zone) == local.Time));

    [Fact]
    public void A_local_time_that_exists_twice_is_the_first() => Holds(local =>
    {
        var instant = local.Zone.At(local.Day, local.Time);
        return Enumerable.Range(1, 180).Select(minute => instant.AddMinutes(-minute)).All(earlier =>
            earlier.DayIn(local.Zone) != local.Day || earlier.TimeIn(local.Zone) != local.Time);
    });

    [Fact]
    public void A_local_time_that_is_skipped_moves_forward_by_the_gap() => Holds(local =>
    {
        var instant = local.Zone.At(local.Day, local.Time);
        var moved = instant.In(local.Zone).DateTime - local.Day.ToDateTime(local.Time);
        return IsSkipped(local) ? moved > TimeSpan.Zero && moved <= TimeSpan.FromHours(1) : moved == TimeSpan.Zero;
    });

    [Fact]
    public void A_later_local_time_is_a_later_instant() => Holds(local =>
    {
        var (here, next) = (local.Day.ToDateTime(local.Time), local.Day.ToDateTime(local.Time).AddMinutes(7));
        if (local.Zone.IsInvalidTime(here) || local.Zone.IsInvalidTime(next)) return true;
        return local.Zone.At(local.Day, local.Time) < local.Zone.At(DateOnly.FromDateTime(next), TimeOnly.FromDateTime(next));
    });

    [Theory]
    [InlineData("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30Z")]
    [InlineData("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30Z")]
    [InlineData("America/New_York", "2026-11-01", "02:00", "2026-11-01T07:00Z")]
    [InlineData("Europe/London", "2026-03-29", "01:15", "2026-03-29T01:15Z")]
    [InlineData("Europe/London", "2026-10-25", "01:15", "2026-10-25T00:15Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:10", "2026-10-03T15:40Z")]
    [InlineData("America/Phoenix", "2026-03-08", "02:30", "2026-03-08T09:30Z")]
    public void Known_shifts_are_met(string zone, string day, string time, string instant) =>
        TimeZoneInfo.FindSystemTimeZoneById(zone).At(DateOnly.Parse(day, Invariant), TimeOnly.Parse(time, Invariant))
            .ShouldBe(DateTimeOffset.Parse(instant, Invariant));

    private static readonly IFormatProvider Invariant = System.Globalization.CultureInfo.InvariantCulture;

    private static bool IsShiftDay(TimeZoneInfo zone, DateOnly day) =>
        zone.At(day.AddDays(1), TimeOnly.MinValue) - zone.At(day, TimeOnly.MinValue) != TimeSpan.FromDays(1);

    private static bool IsSkipped((TimeZoneInfo Zone, DateOnly Day, TimeOnly Time) local) => local.Zone.IsInvalidTime(local.Day.ToDateTime(local.Time));

    private static void Holds(Func<(TimeZoneInfo Zone, DateOnly Day, TimeOnly Time), bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Arb.From(LocalTimes), property));
}
