using System.Globalization;

namespace Luma.Integrations.Ecw.Reading;

/// <summary>Dates and times as eCW's columns have them: real ones, MySQL's zero date, American text, 12 and 24 hours.</summary>
internal static class EcwDates
{
    /// <summary>Nobody who is alive was born before, and no visit was.</summary>
    public static readonly DateOnly Earliest = new(1850, 1, 1);

    private static readonly string[] Dates =
        ["yyyy-MM-dd", "MM/dd/yyyy", "M/d/yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy/MM/dd", "yyyyMMdd"];

    private static readonly string[] Times =
        ["HH:mm:ss", "HH:mm", "H:mm", "H:mm:ss", "h:mm tt", "h:mm:ss tt", "hh:mm tt", "hh:mm:ss tt", "h:mmtt", "hh:mmtt", "HH:mm:ss.FFFFFF",
         "yyyy-MM-dd HH:mm:ss"];

    private static readonly DateOnly Latest = new(2199, 12, 31);

    public static bool IsZero(string text) => text.StartsWith("0000-00-00", StringComparison.Ordinal) || text == "00/00/0000";

    public static bool TryDate(string text, out DateOnly date)
    {
        date = default;
        if (!DateTime.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)) return false;
        date = DateOnly.FromDateTime(parsed);
        return date >= Earliest && date <= Latest;
    }

    public static bool TryTime(string text, out TimeOnly time)
    {
        if (TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out time)) return true;
        if (!DateTime.TryParseExact(text.ToUpperInvariant(), Times, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var parsed)) return false;
        time = TimeOnly.FromDateTime(parsed);
        return true;
    }
}
