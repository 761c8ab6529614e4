using System.Text.Json;

namespace Luma.BuildingBlocks.Liquid.Tests;

/// <summary>Makes a model of JSON: whole numbers stay whole, others become decimals.</summary>
internal static class JsonModel
{
    public static object? Read(JsonElement owner, string property) =>
        owner.TryGetProperty(property, out var element) ? Read(element) : new Dictionary<string, object?>(StringComparer.Ordinal);

    private static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : (object)element.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(p => p.Name, p => Read(p.Value), StringComparer.Ordinal),
        _ => null,
    };
}
