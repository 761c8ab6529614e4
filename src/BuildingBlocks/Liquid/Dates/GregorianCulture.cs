using System.Collections.Concurrent;
using System.Globalization;

namespace Luma.BuildingBlocks.Liquid.Dates;

/// <summary>
/// A culture whose names and patterns belong to the Gregorian calendar, in which appointments are kept. Some cultures count months by
/// another calendar, and name the wrong month for a Gregorian number.
/// </summary>
internal static class GregorianCulture
{
    private static readonly ConcurrentDictionary<string, CultureInfo> Converted = new(StringComparer.Ordinal);

    public static CultureInfo Of(CultureInfo culture) =>
        culture.DateTimeFormat.Calendar is GregorianCalendar ? culture : Converted.GetOrAdd(culture.Name, static (_, c) => Convert(c), culture);

    private static CultureInfo Convert(CultureInfo culture)
    {
        var gregorian = Array.Find(culture.OptionalCalendars, c => c is GregorianCalendar);
        if (gregorian is null) return CultureInfo.InvariantCulture;
        var copy = (CultureInfo)culture.Clone();
        copy.DateTimeFormat.Calendar = gregorian;
        return CultureInfo.ReadOnly(copy);
    }
}
