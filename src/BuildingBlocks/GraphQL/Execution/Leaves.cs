using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>Result coercion of leaves.</summary>
internal static class Leaves
{
    /// <summary>Writes a leaf, or says that it has no form; then nothing was written.</summary>
    public static bool TryWrite(Utf8JsonWriter writer, NamedType type, object value)
    {
        if (type is not EnumType @enum) return ((ScalarType)type).TryWrite(writer, value is JsonElement json && type is not JsonScalar ? Plain(json) ?? value : value);
        if (@enum.Find(value is JsonElement text ? Plain(text) ?? value : value) is not { } found) return false;
        writer.WriteStringValue(found.Encoded);
        return true;
    }

    private static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
