using System.Text.Json;

namespace Luma.Infrastructure.Messaging.Ses;

/// <summary>Reads JSON of which nothing is certain: what is missing or of another kind is null or empty.</summary>
internal static class JsonReading
{
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static string? First(this JsonElement element, string name) =>
        element.Items(name).FirstOrDefault() is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
