namespace Luma.Integrations.Ecw.Reading;

/// <summary>From which day <c>workhours.Weekday</c> counts. Sites differ, and nothing in the database says it (docs/ecw.md).</summary>
internal enum WeekdayBase
{
    SundayIsOne,
    MondayIsOne,
}

internal static class WeekdayBases
{
    public static int Number(this WeekdayBase weekdays, DayOfWeek day) =>
        weekdays == WeekdayBase.SundayIsOne ? (int)day + 1 : day == DayOfWeek.Sunday ? 7 : (int)day;

    /// <summary>The base under which more visits fall on days when their provider works; null when both explain them equally well.</summary>
    /// <param name="hours">The days on which each provider works, as eCW numbers them.</param>
    /// <param name="visits">The provider and the day of each visit.</param>
    public static WeekdayBase? Calibrate(IReadOnlySet<(string Provider, int Weekday)> hours, IEnumerable<(string Provider, DayOfWeek Day)> visits)
    {
        int sunday = 0, monday = 0;
        foreach (var (provider, day) in visits)
        {
            if (hours.Contains((provider, WeekdayBase.SundayIsOne.Number(day)))) sunday++;
            if (hours.Contains((provider, WeekdayBase.MondayIsOne.Number(day)))) monday++;
        }

        return sunday > monday ? WeekdayBase.SundayIsOne : monday > sunday ? WeekdayBase.MondayIsOne : null;
    }
}
