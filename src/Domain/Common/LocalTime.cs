namespace Luma.Domain.Common;

/// <summary>Between instants and a zone's calendar. A local time that does not exist moves forward by the gap; one that exists twice is the first.</summary>
public static class LocalTime
{
    public static DateTimeOffset At(this TimeZoneInfo zone, DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-3)) // the offset before the gap carries the time over it
            : zone.GetUtcOffset(local);
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(local, offset), zone);
    }

    public static DateTimeOffset In(this DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone);

    public static DateOnly DayIn(this DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(instant.In(zone).DateTime);

    public static TimeOnly TimeIn(this DateTimeOffset instant, TimeZoneInfo zone) => TimeOnly.FromDateTime(instant.In(zone).DateTime);
}
