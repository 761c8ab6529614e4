using System.Globalization;
using System.Text.Json;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Result coercion of numbers (specification 3.5.1, 3.5.2): whatever keeps its value, and text that is a number.</summary>
internal static class Numbers
{
    public static bool TryReadInt(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Number) return false;
        if (json.TryGetInt32(out var whole)) value = whole;
        // 1.0 and 1e2 are whole numbers in JSON.
        else if (json.TryGetDouble(out var number) && number == Math.Truncate(number) && number is >= int.MinValue and <= int.MaxValue) value = (int)number;
        return value is not null;
    }

    public static bool TryInt(object value, out int number)
    {
        if (value is int exact)
        {
            number = exact;
            return true;
        }

        number = 0;
        if (!TryDouble(value, out var wide) || wide != Math.Truncate(wide) || wide is < int.MinValue or > int.MaxValue) return false;
        number = (int)wide;
        return true;
    }

    public static bool TryLong(object value, out long number)
    {
        number = 0;
        switch (value)
        {
            case long exact: number = exact; return true;
            case int or short or sbyte or byte or ushort or uint: number = Convert.ToInt64(value, CultureInfo.InvariantCulture); return true;
            case ulong large when large <= long.MaxValue: number = (long)large; return true;
            case string text: return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
            case double or float or decimal when TryDouble(value, out var wide) && wide == Math.Truncate(wide) && Math.Abs(wide) < 9e18:
                number = (long)wide;
                return true;
            default: return false;
        }
    }

    public static bool TryDouble(object value, out double number)
    {
        switch (value)
        {
            case double exact: number = exact; break;
            case bool boolean: number = boolean ? 1 : 0; break;
            case int or long or float or decimal or short or byte or sbyte or ushort or uint or ulong:
                number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                break;
            case string { Length: > 0 } text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read): number = read; break;
            default: number = 0; return false;
        }

        return double.IsFinite(number);
    }
}

/// <summary>Result coercion of text (specification 3.5.3, 3.5.5).</summary>
internal static class Texts
{
    public static string? Of(object value) => value switch
    {
        string text => text,
        bool boolean => boolean ? "true" : "false",
        double number => double.IsFinite(number) ? JsonNumber(number) : null,
        float number => float.IsFinite(number) ? JsonNumber(number) : null,
        IFormattable other and (int or long or decimal or short or byte or sbyte or ushort or uint or ulong or Guid) => other.ToString(null, CultureInfo.InvariantCulture),
        Uri uri => uri.OriginalString,
        char c => c.ToString(),
        _ => null,
    };

    private static string JsonNumber(double number) =>
        number == Math.Truncate(number) && Math.Abs(number) < 1e15 ? ((long)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
}
