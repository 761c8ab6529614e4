using System.Globalization;
using System.Runtime.InteropServices;

namespace Luma.BuildingBlocks.Liquid.Values;

/// <summary>
/// A number to calculate with. Fractions are calculated as decimals, so that 10.1 plus 2.2 is 12.3, and as doubles only where a decimal
/// would overflow.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Numeric(bool IsInteger, long Integer, double Double, decimal? Decimal)
{
    public static readonly Numeric Zero = Of(0L);

    public static Numeric Of(long value) => new(true, value, value, value);

    public static Numeric Of(double value)
    {
        if (!double.IsFinite(value) || Math.Abs(value) >= 7.9e28) return new(false, 0, value, null);
        // Through text: the conversion operator keeps 15 digits, a double needs up to 17.
        Span<char> digits = stackalloc char[40];
        value.TryFormat(digits, out var length, "R", CultureInfo.InvariantCulture);
        return new(false, 0, value, decimal.Parse(digits[..length], NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    public static Numeric Of(decimal value) => new(false, 0, (double)value, value);

    /// <summary>The number that a value stands for: text is read as far as it is one, anything else is 0.</summary>
    public static Numeric Of(in LiquidValue value) => value.Kind switch
    {
        LiquidKind.WholeNumber => Of(value.Bits),
        LiquidKind.Number => value.Reference is decimal exact ? Of(exact) : Of(value.Double),
        LiquidKind.Text => Parse(value.Text),
        _ => Zero,
    };

    public static Numeric Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var i = text is ['-' or '+', ..] ? 1 : 0;
        var from = i;
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        if (i == from) return Zero;

        var fraction = i;
        if (text[0] != '+' && i + 1 < text.Length && text[i] == '.')
        {
            fraction++;
            while (fraction < text.Length && char.IsAsciiDigit(text[fraction])) fraction++;
            // Only text that is a fraction as a whole counts as one; '1.2.3' is 1.
            if (fraction == text.Length && fraction > i + 1) return ParseFraction(text);
        }

        return long.TryParse(text[..i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? Of(integer)
            : ParseFraction(text[..i]);
    }

    public int Order(in Numeric other) =>
        Decimal is { } a && other.Decimal is { } b ? a.CompareTo(b) : Double.CompareTo(other.Double);

    /// <summary>The value as templates see it; a fraction becomes a double again, as its digits are read.</summary>
    public LiquidValue ToValue()
    {
        if (IsInteger) return LiquidValue.Of(Integer);
        if (Decimal is not { } exact) return LiquidValue.Of(Double);
        Span<char> digits = stackalloc char[40];
        exact.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        return LiquidValue.Of(double.Parse(digits[..length], CultureInfo.InvariantCulture));
    }

    private static Numeric ParseFraction(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? Of(exact)
            : Of(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
}
