using Luma.Domain.Common;

namespace Luma.Domain.Messaging.Planning;

/// <summary>The hours and days in which automatic messages may go, on one zone's calendar (REM-11 to REM-14, REM-62).</summary>
public sealed record DeliveryCalendar(TimeZoneInfo Zone)
{
    private const int DayMinutes = 24 * 60;

    public TimeOnly WorkingStart { get; init; } = new(9, 0);

    public TimeOnly QuietStart { get; init; } = new(21, 0);

    public TimeOnly QuietEnd { get; init; } = new(8, 0);

    /// <summary>Days on which nothing goes; empty when the account sends on holidays.</summary>
    public Func<DateOnly, bool> IsHoliday { get; init; } = _ => false;

    public bool SundayToSaturday { get; init; }

    public IReadOnlyList<SendingWindow> Windows { get; init; } = [];

    public bool IsClosed(DateOnly day) => IsHoliday(day) || IsShiftedSunday(day);

    public bool IsShiftedSunday(DateOnly day) => SundayToSaturday && day.DayOfWeek == DayOfWeek.Sunday;

    public bool Allows(DateTimeOffset instant)
    {
        var day = instant.DayIn(Zone);
        return !IsClosed(day) && HoursAllow(instant);
    }

    /// <summary>As <see cref="Allows"/>, with no regard to holidays and Sundays.</summary>
    public bool HoursAllow(DateTimeOffset instant)
    {
        var minute = MinuteOf(instant.TimeIn(Zone));
        return Openings(instant.DayIn(Zone)).Any(opening => minute >= opening.From && minute < opening.To);
    }

    /// <summary>The first allowed moment at or after <paramref name="from"/> and before <paramref name="before"/>; null if there is none.</summary>
    public DateTimeOffset? NextAllowed(DateTimeOffset from, DateTimeOffset before)
    {
        var lastDay = before.DayIn(Zone);
        for (var day = from.DayIn(Zone); day <= lastDay; day = day.AddDays(1))
        {
            if (IsClosed(day)) continue;
            foreach (var opening in Openings(day))
            {
                var start = Zone.At(day, TimeOf(opening.From));
                var moment = start >= from ? start : from;
                if (moment < before && moment < Zone.At(day, TimeOf(opening.To - 1)).AddMinutes(1)) return moment;
            }
        }

        return null;
    }

    /// <summary>The last allowed minute before <paramref name="before"/> and not before <paramref name="notBefore"/>; null if there is none.</summary>
    public DateTimeOffset? LastAllowed(DateTimeOffset before, DateTimeOffset notBefore)
    {
        var firstDay = notBefore.DayIn(Zone);
        for (var day = before.DayIn(Zone); day >= firstDay; day = day.AddDays(-1))
        {
            if (IsClosed(day)) continue;
            foreach (var opening in Openings(day).Reverse())
            {
                var last = Zone.At(day, TimeOf(opening.To - 1));
                if (last >= before) last = before.AddMinutes(-1);
                if (last >= notBefore && last >= Zone.At(day, TimeOf(opening.From))) return last;
            }
        }

        return null;
    }

    /// <summary>The day's open spans in minutes after midnight, end exclusive, in order.</summary>
    public IReadOnlyList<(int From, int To)> Openings(DateOnly day)
    {
        var working = (From: MinuteOf(WorkingStart), To: DayMinutes);
        var spans = Subtract(working, MinuteOf(QuietStart), MinuteOf(QuietEnd));
        if (Windows.Count == 0) return spans;
        return
        [
            .. from span in spans
               from window in Windows
               where window.Covers(day.DayOfWeek)
               let open = (From: Math.Max(span.From, MinuteOf(window.From)), To: Math.Min(span.To, MinuteOf(window.To) + 1))
               where open.From < open.To
               orderby open.From
               select open
        ];
    }

    private static List<(int From, int To)> Subtract((int From, int To) span, int quietFrom, int quietTo)
    {
        if (quietFrom == quietTo) return [span];
        List<(int From, int To)> loud = quietFrom < quietTo ? [(0, quietFrom), (quietTo, DayMinutes)] : [(quietTo, quietFrom)];
        return [.. loud.Select(part => (From: Math.Max(part.From, span.From), To: Math.Min(part.To, span.To))).Where(part => part.From < part.To)];
    }

    private static int MinuteOf(TimeOnly time) => time.Hour * 60 + time.Minute;

    private static TimeOnly TimeOf(int minute) => new(minute / 60, minute % 60);
}
