using System.Globalization;
using System.Runtime.InteropServices;
using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Dates;

/// <summary>
/// Writes dates by <c>strftime</c> patterns, with Ruby's flags (<c>- _ 0 ^ # :</c>) and widths, in the reader's language.
/// </summary>
internal static partial class Strftime
{
    private const int MaxWidth = 1000;

    public static void Write(OutputBuffer output, ReadOnlySpan<char> format, in ClockTime time, CultureInfo culture)
    {
        // In some languages a month has another form beside a day: "5 stycznia", but "styczeń".
        var genitive = HasDay(format);
        while (format.Length > 0)
        {
            var percent = format.IndexOf('%');
            if (percent < 0) percent = format.Length;
            output.Write(format[..percent]);
            format = format[percent..];
            if (format.Length == 0) break;

            var directive = Directive.Read(format);
            if (directive.Letter == '\0' || !Write(output, directive, new Moment(time, culture, genitive)))
                output.Write(format[..directive.Length]);
            format = format[directive.Length..];
        }
    }

    private static bool HasDay(ReadOnlySpan<char> format)
    {
        for (var i = format.IndexOf('%'); i >= 0 && i < format.Length - 1; i++)
        {
            if (format[i] != '%') continue;
            if (format[++i] is '-' or '_') i++;
            if (i < format.Length && format[i] is 'd' or 'e') return true;
        }

        return false;
    }

    private static bool Write(OutputBuffer output, in Directive directive, in Moment moment)
    {
        if (Pattern(directive.Letter, moment.Culture) is not { } pattern)
            return WriteNumber(output, directive, moment) || WriteText(output, directive, moment);

        var start = output.Length;
        Write(output, pattern, moment.Time, moment.Culture);
        Pad(output, start, directive, padding: ' ', width: 0);
        return true;
    }

    /// <summary>Directives that stand for several others.</summary>
    private static string? Pattern(char letter, CultureInfo culture) => letter switch
    {
        'D' => "%m/%d/%y",
        'F' => "%Y-%m-%d",
        'R' => "%H:%M",
        'r' => "%I:%M:%S %p",
        'T' => "%H:%M:%S",
        'v' => "%e-%^b-%Y",
        '+' => "%a %b %e %H:%M:%S %Z %Y",
        'c' when IsInvariant(culture) => "%a %b %e %H:%M:%S %Y",
        'x' when IsInvariant(culture) => "%m/%d/%y",
        'X' when IsInvariant(culture) => "%H:%M:%S",
        _ => null,
    };

    private static bool IsInvariant(CultureInfo culture) => culture.Name.Length == 0;

    /// <summary>Pads and cases what was written since a length.</summary>
    private static void Pad(OutputBuffer output, int start, in Directive directive, char padding, int width)
    {
        if (directive.Width > 0) width = directive.Width;
        if (directive.Flag == '-' && directive.Width == 0) width = 0;
        padding = directive.Flag switch { '_' => ' ', '0' => '0', _ => padding };
        var missing = Math.Min(width, MaxWidth) - (output.Length - start);
        if (missing <= 0 && !directive.Upper && !directive.Swap) return;

        var text = output.Cut(start);
        for (; missing > 0; missing--) output.Write(padding);
        if (directive.Upper) text = text.ToUpperInvariant();
        else if (directive.Swap) text = directive.Letter is 'p' ? text.ToLowerInvariant() : text.ToUpperInvariant();
        output.Write(text);
    }

    /// <summary>A date with what is needed to write it.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Moment(ClockTime Time, CultureInfo Culture, bool Genitive)
    {
        public DateTime Local => Time.Local;

        public DateTimeFormatInfo Names => Culture.DateTimeFormat;
    }
}
