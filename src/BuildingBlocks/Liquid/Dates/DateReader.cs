using System.Globalization;

namespace Luma.BuildingBlocks.Liquid.Dates;

/// <summary>Makes a date of what stands left of the <c>date</c> filter.</summary>
internal static class DateReader
{
    private const long FirstSecond = -62135596800;
    private const long LastSecond = 253402300799;

    private static readonly string[] TimesOfDay = ["H:mm", "H:mm:ss", "h:mm tt", "h:mmtt", "h:mm:ss tt", "h tt", "htt"];

    /// <summary>The date, or null when the value is none and should be written as it is.</summary>
    public static LiquidValue? Read(in LiquidValue value, DateTimeOffset? now) => value.Kind switch
    {
        LiquidKind.WholeNumber => FromEpoch(value.Bits),
        LiquidKind.Number => double.IsFinite(value.Double) ? FromEpoch((long)value.Double) : null,
        LiquidKind.Text => Read(value.Text.AsSpan().Trim(), now),
        _ => value.IsDate ? value : null,
    };

    private static LiquidValue? Read(ReadOnlySpan<char> text, DateTimeOffset? now)
    {
        if (text.Equals("now", StringComparison.OrdinalIgnoreCase) || text.Equals("today", StringComparison.OrdinalIgnoreCase))
            return now is { } given ? LiquidValue.Of(given) : null;
        if (text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0)
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? FromEpoch(seconds) : null;

        return SaysItsYear(text) ? FromText(text) : FromTimeOfDay(text);
    }

    private static LiquidValue? FromEpoch(long seconds) =>
        seconds is >= FirstSecond and <= LastSecond ? LiquidValue.Of(DateTimeOffset.FromUnixTimeSeconds(seconds)) : null;

    private static LiquidValue? FromText(ReadOnlySpan<char> text)
    {
        const DateTimeStyles styles = DateTimeStyles.RoundtripKind | DateTimeStyles.NoCurrentDateDefault;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, styles, out var parsed)) return null;
        if (parsed.Kind == DateTimeKind.Unspecified) return LiquidValue.Of(parsed);

        // An offset was given; only DateTimeOffset reads it without detour over the machine's own zone.
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? LiquidValue.Of(instant)
            : null;
    }

    // Only these forms: .NET's own guess calls "March 14" a time of day, midnight.
    private static LiquidValue? FromTimeOfDay(ReadOnlySpan<char> text) =>
        TimeOnly.TryParseExact(text, TimesOfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? LiquidValue.Of(time)
            : null;

    /// <summary>Whether four digits stand together. Without them .NET would take the year from the machine's clock.</summary>
    private static bool SaysItsYear(ReadOnlySpan<char> text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            if (run == 4) return true;
        }

        return false;
    }
}
