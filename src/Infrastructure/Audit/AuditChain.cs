using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Luma.Infrastructure.Audit;

/// <summary>The hash that binds an audit entry to the one before it.</summary>
public static partial class AuditChain
{
    /// <summary>SHA-256 over the previous hash and the entry, each part preceded by its length so that no two entries read alike.</summary>
    public static byte[] Hash(
        byte[] previous, long sequence, DateTimeOffset at, string actor, string action, string? resourceKind, string? resourceId, string detailJson)
    {
        var text = new StringBuilder();
        string?[] parts =
        [
            sequence.ToString(CultureInfo.InvariantCulture),
            // PostgreSQL keeps microseconds; the hash must not see more than a reader will.
            (at.UtcTicks / 10).ToString(CultureInfo.InvariantCulture),
            actor, action, resourceKind, resourceId, Canonical(detailJson),
        ];
        foreach (var part in parts) text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}");
        return SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(text.ToString())]);
    }

    // jsonb reorders keys and spaces; the chain is computed over sorted keys.
    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Write(document.RootElement);
    }

    private static string Write(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => JsonSerializer.Serialize(p.Name) + ":" + Write(p.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', element.EnumerateArray().Select(Write)) + "]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        _ => element.GetRawText(),
    };
}
