using System.Text.Json;

namespace Luma.Infrastructure.Tests.Messaging.Wire;

internal static class WireData
{
    public static JsonDocument Load(string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "wire", file)));
}

/// <summary>One HTTP exchange, as seen between client and server.</summary>
internal sealed record Exchange(string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Query, string? ContentType, string Body, int Status, string Answer);
