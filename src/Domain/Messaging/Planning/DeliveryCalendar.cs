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

    /// <summary>Whether a clock time lies in the working hours and outside the quiet ones, on any day; windows are not asked (REM-48).</summary>
    public bool HoursAllow(TimeOnly time) => Hours().Any(span => MinuteOf(time) >= span.From && MinuteOf(time) < span.To);

    /// <summary>The first allowed moment at or after <paramref name="from"/> and before <paramref name="before"/>; null if there is none.</summary>
    public DateTimeOffset? NextAllowed(DateTimeOffset from, DateTimeOffset before)
    {
        var lastDay = before.DayIn(Zone);
        for (var day = from.DayIn(Zone); day <= lastDay; day = day.AddDays(1))
        {
            if (IsClosed(day)) continue;
            foreach (var (start, end) in OpenMoments(day))
            {
                var moment = start >= from ? start : from;
                if (moment < before && moment < end) return moment;
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
            foreach (var (start, end) in OpenMoments(day).Reverse())
            {
                var last = (end <= before ? end : before).AddMinutes(-1).In(Zone);
                if (last >= notBefore && last >= start) return last;
            }
        }

        return null;
    }

    /// <summary>The day's open spans in minutes after midnight, end exclusive, in order and apart from each other.</summary>
    public IReadOnlyList<(int From, int To)> Openings(DateOnly day)
    {
        if (Windows.Count == 0) return Hours();
        return
        [
            .. from span in Hours()
               from window in WindowsOf(day.DayOfWeek)
               let open = (From: Math.Max(span.From, window.From), To: Math.Min(span.To, window.To))
               where open.From < open.To
               orderby open.From
               select open
        ];
    }

    /// <summary>The opening and closing of each of the weekday's windows, both inside; windows that overlap are one (REM-14, REM-71).</summary>
    public IEnumerable<TimeOnly> WindowBounds(DayOfWeek day) =>
        WindowsOf(day).SelectMany(window => new[] { TimeOf(window.From), TimeOf(window.To - 1) });

    private List<(int From, int To)> WindowsOf(DayOfWeek day)
    {
        var merged = new List<(int From, int To)>();
        foreach (var window in Windows.Where(window => window.Covers(day)).OrderBy(window => window.From))
        {
            var (from, to) = (MinuteOf(window.From), MinuteOf(window.To) + 1);
            if (merged.Count > 0 && from <= merged[^1].To) merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, to));
            else merged.Add((from, to));
        }

        return merged;
    }

    private List<(int From, int To)> Hours() =>
        Subtract((From: MinuteOf(WorkingStart), To: DayMinutes), MinuteOf(QuietStart), MinuteOf(QuietEnd));

    private IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> OpenMoments(DateOnly day)
    {
        var openings = Openings(day);
        var (midnight, next) = (Zone.At(day, TimeOnly.MinValue), Zone.At(day.AddDays(1), TimeOnly.MinValue));
        return next - midnight == TimeSpan.FromDays(1)
            ? openings.Select(opening => (midnight.AddMinutes(opening.From), midnight.AddMinutes(opening.To)))
            : OpenMomentsOfShift(day, openings, midnight, next);
    }

    // Twice a year the clock skips minutes or repeats them, and an opening may begin or end among them: minute by minute there.
    private List<(DateTimeOffset Start, DateTimeOffset End)> OpenMomentsOfShift(
        DateOnly day, IReadOnlyList<(int From, int To)> openings, DateTimeOffset midnight, DateTimeOffset next)
    {
        var moments = new List<(DateTimeOffset Start, DateTimeOffset End)>();
        for (var moment = midnight; moment < next; moment = moment.AddMinutes(1).In(Zone))
        {
            var minute = MinuteOf(moment.TimeIn(Zone));
            if (moment.DayIn(Zone) != day || !openings.Any(opening => minute >= opening.From && minute < opening.To)) continue;
            if (moments.Count > 0 && moments[^1].End == moment) moments[^1] = (moments[^1].Start, moment.AddMinutes(1));
            else moments.Add((moment, moment.AddMinutes(1)));
        }

        return moments;
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
