using System.Globalization;
using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>The five scalars of the specification (3.5.1 to 3.5.5).</summary>
internal static class StandardScalars
{
    public static ScalarType Int { get; } = new IntScalar { IsBuiltIn = true };

    public static ScalarType Float { get; } = new FloatScalar { IsBuiltIn = true };

    public static ScalarType String { get; } = new StringScalar { IsBuiltIn = true };

    public static ScalarType Boolean { get; } = new BooleanScalar { IsBuiltIn = true };

    public static ScalarType Id { get; } = new IdScalar { IsBuiltIn = true };

    public static IReadOnlyList<ScalarType> All { get; } = [String, Int, Float, Boolean, Id];
}

internal sealed class IntScalar() : ScalarType("Int", "A whole number from -(2^31) to 2^31 - 1.")
{
    public override bool TryRead(ValueNode literal, out object? value)
    {
        value = null;
        if (literal is not IntValueNode node || !int.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return false;
        value = number;
        return true;
    }

    public override bool TryRead(JsonElement json, out object? value) => Numbers.TryReadInt(json, out value);

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (!Numbers.TryInt(value, out var number)) return false;
        writer.WriteNumberValue(number);
        return true;
    }
}

internal sealed class FloatScalar() : ScalarType("Float", "A number with double precision, as in IEEE 754.")
{
    public override bool TryRead(ValueNode literal, out object? value)
    {
        var text = (literal as FloatValueNode)?.Value ?? (literal as IntValueNode)?.Value;
        value = null;
        if (text is null || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return false;
        value = number;
        return true;
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDouble(out var number) || !double.IsFinite(number)) return false;
        value = number;
        return true;
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (value is decimal exact)
        {
            writer.WriteNumberValue(exact);
            return true;
        }

        return Numbers.TryDouble(value, out var number) && TryWrite(writer, number);
    }

    public static bool TryWrite(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number)) return false;
        // A whole number is written without its point, as JavaScript's JSON does; a minus sign before zero is lost there too.
        if (number == Math.Truncate(number) && Math.Abs(number) < 1e15) writer.WriteNumberValue((long)number);
        else writer.WriteNumberValue(number);
        return true;
    }
}

internal sealed class StringScalar() : ScalarType("String", "Text, as UTF-8.")
{
    public override bool TryRead(ValueNode literal, out object? value) => (value = (literal as StringValueNode)?.Value) is not null;

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.String || !JsonText.TryGetText(json, out var text)) return false;
        value = text;
        return true;
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (Texts.Of(value) is not { } text) return false;
        writer.WriteStringValue(text);
        return true;
    }
}

internal sealed class BooleanScalar() : ScalarType("Boolean", "true or false.")
{
    public override bool TryRead(ValueNode literal, out object? value) => (value = (literal as BooleanValueNode)?.Value) is not null;

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.ValueKind == JsonValueKind.True : null;
        return value is not null;
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (value is bool boolean) writer.WriteBooleanValue(boolean);
        else if (value is not string && Numbers.TryDouble(value, out var number)) writer.WriteBooleanValue(number != 0);
        else return false;
        return true;
    }
}

internal sealed class IdScalar() : ScalarType("ID", "An identifier: opaque, and written as text.")
{
    public override bool TryRead(ValueNode literal, out object? value) => (value = (literal as StringValueNode)?.Value ?? (literal as IntValueNode)?.Value) is not null;

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind == JsonValueKind.String && JsonText.TryGetText(json, out var text)) value = text;
        else if (json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number)) value = number.ToString(CultureInfo.InvariantCulture);
        return value is not null;
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (value is bool || (value is double or float && Texts.Of(value)!.AsSpan().IndexOfAny(".eE") >= 0) || Texts.Of(value) is not { } text) return false;
        writer.WriteStringValue(text);
        return true;
    }
}
