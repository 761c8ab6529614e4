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
        var size = Math.Abs(value);
        int length;
        if (size is >= 1e15 and < 1e16)
        {
            // .NET would use an exponent from 1e15 on, Ruby from 1e16. Three digits are exact at this size.
            value.TryFormat(target, out length, "F3", CultureInfo.InvariantCulture);
            while (target[length - 1] == '0' && target[length - 2] != '.') length--;
            return length;
        }

        value.TryFormat(target, out length, "R", CultureInfo.InvariantCulture);
        var digits = target[..length];
        if (!double.IsFinite(value) || (digits.Contains('.') && !digits.Contains('E'))) return length;

        var exponent = digits.IndexOf('E');
        if (exponent < 0)
        {
            ".0".CopyTo(target[length..]);
            return length + 2;
        }

        // 1E+20 is written 1.0e+20.
        var power = digits[exponent..].ToString().Replace('E', 'e');
        var mantissa = exponent;
        if (!digits[..exponent].Contains('.'))
        {
            ".0".CopyTo(target[exponent..]);
            mantissa += 2;
        }

        power.CopyTo(target[mantissa..]);
        return mantissa + power.Length;
    }
}
