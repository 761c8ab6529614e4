using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Scalars beyond the specification that attribute-based schemas use, by the .NET type that they stand for.</summary>
internal static class CustomScalars
{
    public static readonly IReadOnlyDictionary<Type, Func<ScalarType>> ByType = new Dictionary<Type, Func<ScalarType>>
    {
        [typeof(DateTimeOffset)] = DateTimeScalar,
        [typeof(DateTime)] = DateTimeScalar,
        [typeof(DateOnly)] = () => new TextScalar("Date", "A day: 2026-12-01.", "https://scalars.graphql.org/andimarek/local-date",
            text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            value => (value as DateOnly?)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        [typeof(TimeOnly)] = () => new TextScalar("Time", "A time of day: 13:30:00.", "https://scalars.graphql.org/andimarek/local-time",
            text => TimeOnly.TryParseExact(text, ["HH:mm:ss", "HH:mm:ss.FFFFFFF", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null,
            value => (value as TimeOnly?)?.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        [typeof(Guid)] = () => new TextScalar("UUID", "An identifier of 128 bits, as in RFC 9562.", "https://www.rfc-editor.org/rfc/rfc9562",
            text => Guid.TryParseExact(text, "D", out var id) ? id : null,
            value => (value as Guid?)?.ToString("D", CultureInfo.InvariantCulture)),
        [typeof(Uri)] = () => new TextScalar("URL", "An absolute address, as in RFC 3986.", "https://www.rfc-editor.org/rfc/rfc3986",
            text => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null,
            value => (value as Uri)?.OriginalString),
        [typeof(TimeSpan)] = () => new TextScalar("Duration", "A length of time, as in ISO 8601: PT1H30M.", "https://www.rfc-editor.org/rfc/rfc3339#appendix-A",
            ParseDuration, value => value is TimeSpan span ? XmlConvert.ToString(span) : null),
        [typeof(long)] = () => new LongScalar(),
        [typeof(decimal)] = () => new DecimalScalar(),
        [typeof(JsonElement)] = () => new JsonScalar("JSON", "Any JSON value.", "https://www.rfc-editor.org/rfc/rfc8259"),
        [typeof(JsonNode)] = () => new JsonScalar("JSON", "Any JSON value.", "https://www.rfc-editor.org/rfc/rfc8259"),
    };

    private static TextScalar DateTimeScalar() => new("DateTime", "A point in time with its offset: 2026-12-01T08:00:00-08:00.",
        "https://scalars.graphql.org/andimarek/date-time", ParseInstant, value => value switch
        {
            DateTimeOffset at => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            DateTime at => new DateTimeOffset(at.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : at).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            _ => null,
        });

    // An offset is demanded: without one, a time is a different moment in each zone.
    private static object? ParseInstant(string text) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm'Z'"],
        CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static object? ParseDuration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return null;
        }
    }
}

/// <summary>A scalar whose every value is text of one form.</summary>
internal sealed class TextScalar(string name, string description, string specifiedBy, Func<string, object?> parse, Func<object, string?> format)
    : ScalarType(name, description, specifiedBy)
{
    public override bool TryRead(ValueNode literal, out object? value) => (value = literal is StringValueNode text ? parse(text.Value) : null) is not null;

    public override bool TryRead(JsonElement json, out object? value) =>
        (value = json.ValueKind == JsonValueKind.String && JsonText.TryGetText(json, out var text) ? parse(text) : null) is not null;

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (format(value) is not { } text) return false;
        writer.WriteStringValue(text);
        return true;
    }
}

internal sealed class LongScalar() : ScalarType("Long", "A whole number from -(2^63) to 2^63 - 1.")
{
    public override bool TryRead(ValueNode literal, out object? value) =>
        (value = literal is IntValueNode node && long.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null) is not null;

    public override bool TryRead(JsonElement json, out object? value) =>
        (value = json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number) ? number : null) is not null;

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (!Numbers.TryLong(value, out var number)) return false;
        writer.WriteNumberValue(number);
        return true;
    }
}

internal sealed class DecimalScalar() : ScalarType("Decimal", "A decimal number, exact.")
{
    public override bool TryRead(ValueNode literal, out object? value)
    {
        var text = (literal as FloatValueNode)?.Value ?? (literal as IntValueNode)?.Value;
        return (value = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null) is not null;
    }

    public override bool TryRead(JsonElement json, out object? value) =>
        (value = json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) ? number : null) is not null;

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (value is not (decimal or int or long or short or byte)) return false;
        writer.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
        return true;
    }
}
