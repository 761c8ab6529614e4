using System.Globalization;
using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Dates;

internal static partial class Strftime
{
    private static bool WriteNumber(OutputBuffer output, in Directive directive, in Moment moment)
    {
        var t = moment.Local;
        var (number, width, padding) = directive.Letter switch
        {
            'Y' => ((long)t.Year, 4, '0'),
            'C' => (t.Year / 100, 2, '0'),
            'y' => (t.Year % 100, 2, '0'),
            'm' => (t.Month, 2, '0'),
            'd' => (t.Day, 2, '0'),
            'e' => (t.Day, 2, ' '),
            'j' => (t.DayOfYear, 3, '0'),
            'H' => (t.Hour, 2, '0'),
            'k' => (t.Hour, 2, ' '),
            'I' => (Hour12(t), 2, '0'),
            'l' => (Hour12(t), 2, ' '),
            'M' => (t.Minute, 2, '0'),
            'S' => (t.Second, 2, '0'),
            's' => ((t.Ticks - moment.Time.Offset.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond, 1, '0'),
            'u' => (t.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)t.DayOfWeek, 1, '0'),
            'w' => ((int)t.DayOfWeek, 1, '0'),
            'G' => (ISOWeek.GetYear(t), 4, '0'),
            'g' => (ISOWeek.GetYear(t) % 100, 2, '0'),
            'V' => (ISOWeek.GetWeekOfYear(t), 2, '0'),
            'U' => ((t.DayOfYear + 6 - (int)t.DayOfWeek) / 7, 2, '0'),
            'W' => ((t.DayOfYear + 6 - (((int)t.DayOfWeek + 6) % 7)) / 7, 2, '0'),
            _ => (0L, -1, '0'),
        };
        if (width < 0) return false;

        var start = output.Length;
        output.Write(number);
        Pad(output, start, directive, padding, width);
        return true;
    }

    private static int Hour12(DateTime time) => time.Hour % 12 == 0 ? 12 : time.Hour % 12;
}
