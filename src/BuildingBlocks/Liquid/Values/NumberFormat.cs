using System.Globalization;

namespace Luma.BuildingBlocks.Liquid.Values;

/// <summary>Writes fractions as Liquid does: always with a point, large and tiny ones with an exponent.</summary>
internal static class NumberFormat
{
    public const int MaxLength = 64;

    public static int Write(in LiquidValue number, Span<char> target)
    {
        if (number.Reference is not decimal exact) return Write(number.Double, target);
        exact.TryFormat(target, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }

    private static int Write(double value, Span<char> target)
    {
        value.TryFormat(target, out var length, "R", CultureInfo.InvariantCulture);
        if (!double.IsFinite(value)) return length;

        var exponent = target[..length].IndexOf('E');
        if (exponent >= 0) return Scientific(target[..exponent].ToString(), target[(exponent + 1)..length].ToString(), target);
        // .NET begins to use an exponent at 1e17, Ruby at 1e16: those with 17 digits are between.
        if (Math.Abs(value) >= 1e16) return Scientific(Mantissa(target[..length]), "+16", target);
        return target[..length].Contains('.') ? length : length + Append(".0", target[length..]);
    }

    /// <summary>12000000000000000 has the mantissa 1.2.</summary>
    private static string Mantissa(ReadOnlySpan<char> digits)
    {
        var first = digits[0] == '-' ? 2 : 1;
        return $"{digits[..first]}.{digits[first..].TrimEnd('0')}".TrimEnd('.');
    }

    /// <summary>1E+20 is written 1.0e+20.</summary>
    private static int Scientific(string mantissa, string power, Span<char> target) =>
        Append($"{mantissa}{(mantissa.Contains('.', StringComparison.Ordinal) ? "" : ".0")}e{power}", target);

    private static int Append(string text, Span<char> target)
    {
        text.CopyTo(target);
        return text.Length;
    }
}
