using System.Globalization;
using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Dates;

internal static partial class Strftime
{
    private static bool WriteText(OutputBuffer output, in Directive directive, in Moment moment)
    {
        var start = output.Length;
        var names = moment.Names;
        var t = moment.Local;
        switch (directive.Letter)
        {
            case 'a':
                output.Write(names.GetAbbreviatedDayName(t.DayOfWeek));
                break;
            case 'A':
                output.Write(names.GetDayName(t.DayOfWeek));
                break;
            case 'b' or 'h':
                output.Write((moment.Genitive ? names.AbbreviatedMonthGenitiveNames : names.AbbreviatedMonthNames)[t.Month - 1]);
                break;
            case 'B':
                output.Write((moment.Genitive ? names.MonthGenitiveNames : names.MonthNames)[t.Month - 1]);
                break;
            case 'p':
                output.Write(HalfDay(t, names));
                break;
            case 'P':
                output.Write(HalfDay(t, names).ToLower(moment.Culture));
                break;
            case 'N' or 'L':
                WriteFraction(output, directive, t);
                return true;
            case 'z':
                OffsetText.Write(output, moment.Time.Offset, directive.Colons);
                break;
            case 'Z':
                output.Write(ZoneName(moment));
                break;
            case 'c' or 'x' or 'X':
                output.Write(t.ToString(directive.Letter switch { 'c' => "f", 'x' => "d", _ => "t" }, moment.Culture));
                break;
            case '%' or 'n' or 't':
                output.Write(directive.Letter switch { 'n' => '\n', 't' => '\t', _ => '%' });
                break;
            default:
                return false;
        }

        Pad(output, start, directive, padding: ' ', width: 0);
        return true;
    }

    // Languages that count 24 hours have no word for the half; a template that asks for it gets the English one.
    private static string HalfDay(DateTime time, DateTimeFormatInfo names)
    {
        var name = time.Hour < 12 ? names.AMDesignator : names.PMDesignator;
        return name.Length > 0 ? name : time.Hour < 12 ? "AM" : "PM";
    }

    private static string ZoneName(in Moment moment)
    {
        var zone = moment.Time.Zone;
        if (zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime) return "UTC";
        return zone.IsDaylightSavingTime(moment.Local) ? zone.DaylightName : zone.StandardName;
    }

    private static void WriteFraction(OutputBuffer output, in Directive directive, DateTime time)
    {
        var digits = directive.Width > 0 ? Math.Min(directive.Width, MaxWidth) : directive.Letter == 'L' ? 3 : 9;
        Span<char> ticks = stackalloc char[7];
        (time.Ticks % TimeSpan.TicksPerSecond).TryFormat(ticks, out _, "0000000", CultureInfo.InvariantCulture);
        output.Write(ticks[..Math.Min(7, digits)]);
        for (var i = 7; i < digits; i++) output.Write('0');
    }
}
