using System.Text.Json;
using Luma.Api.Hosting;

namespace Luma.Api.GraphQL;

/// <summary>The staff console's own operations, which its build writes down: SHA-256 in small hexadecimal digits, and the document. The console names
/// them by that; with <c>GraphQL:TrustedOnly</c> nothing else runs.</summary>
internal static class TrustedDocuments
{
    private const string FileName = "documents.json";

    /// <returns>Null when the console has not been built.</returns>
    public static IReadOnlyDictionary<string, string>? Read(string? folder)
    {
        if (folder is null || Path.Combine(folder, FileName) is var path && !File.Exists(path)) return null;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path));
    }

    public static IReadOnlyDictionary<string, string>? OfConsole(IConfiguration configuration) =>
        Read(configuration["GraphQL:Documents"] ?? WebPages.Dist("staff"));
}
