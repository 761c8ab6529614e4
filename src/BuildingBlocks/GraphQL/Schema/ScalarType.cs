using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>A scalar (specification 3.5): how its values are read from literals and JSON, and written.</summary>
internal abstract class ScalarType(string name, string? description, string? specifiedBy = null) : NamedType(name, description)
{
    public string? SpecifiedBy { get; } = specifiedBy;

    public abstract bool TryRead(ValueNode literal, out object? value);

    public abstract bool TryRead(JsonElement json, out object? value);

    /// <summary>Writes a value, or says that it has no form in this scalar; then nothing was written.</summary>
    public abstract bool TryWrite(Utf8JsonWriter writer, object value);

    /// <summary>What a literal in SDL looks like, for a default that C# gives; null when there is none.</summary>
    public virtual ValueNode? ToLiteral(object value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, JsonText.WriterOptions);
        if (!TryWrite(writer, value)) return null;
        writer.Flush();
        var json = JsonElement.Parse(buffer.WrittenSpan);
        return json.ValueKind switch
        {
            JsonValueKind.String => new StringValueNode(0, json.GetString()!, block: false),
            JsonValueKind.Number when json.GetRawText().AsSpan().IndexOfAny(".eE") < 0 => new IntValueNode(0, json.GetRawText()),
            JsonValueKind.Number => new FloatValueNode(0, json.GetRawText()),
            JsonValueKind.True => new BooleanValueNode(0, true),
            JsonValueKind.False => new BooleanValueNode(0, false),
            _ => null,
        };
    }
}

/// <summary>How JSON is written everywhere: no needless escapes, and no checks of what the engine itself writes.</summary>
internal static class JsonText
{
    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of a JSON string; false when it holds half a surrogate pair.</summary>
    public static bool TryGetText(JsonElement json, out string text)
    {
        try
        {
            text = json.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }
}
