using System.Globalization;
using System.Runtime.InteropServices;
using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Dates;

/// <summary>A date and time as a clock on the reader's wall shows it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ClockTime(DateTime Local, TimeSpan Offset, TimeZoneInfo Zone)
{
    /// <summary>Points in time are moved to the zone; a local time is taken to be in it already.</summary>
    public static ClockTime Of(in LiquidValue value, TimeZoneInfo zone)
    {
        if (value.Kind != LiquidKind.Instant)
        {
            var local = new DateTime(value.Bits);
            return new(local, zone.GetUtcOffset(local), zone);
        }

        var shown = TimeZoneInfo.ConvertTime(new DateTimeOffset(value.Bits, TimeSpan.Zero), zone);
        return new(shown.DateTime, shown.Offset, zone);
    }

    public void WriteIso(OutputBuffer output, LiquidKind kind)
    {
        Span<char> text = stackalloc char[40];
        var format = kind switch
        {
            LiquidKind.Date => "yyyy-MM-dd",
            LiquidKind.Time => "HH:mm",
            LiquidKind.LocalDateTime => "yyyy-MM-dd HH:mm:ss",
            _ => "yyyy-MM-dd HH:mm:ss ",
        };
        Local.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        output.Write(text[..length]);
        if (kind == LiquidKind.Instant) OffsetText.Write(output, Offset, colons: 0);
    }
}
