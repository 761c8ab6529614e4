using System.Text.Json;

namespace Luma.BuildingBlocks.GraphQL.Tests.Support;

/// <summary>Asks graphql-js, the reference implementation: one question and one answer a line.</summary>
internal static class Oracle
{
    public static async Task<JsonElement[]> AskAsync(IEnumerable<object> questions)
    {
        var lines = string.Join('\n', questions.Select(question => JsonSerializer.Serialize(question)));
        var output = await Npm.RunAsync("oracle.mjs", lines + "\n");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public static string? Text(this JsonElement answer, string name) => answer.TryGetProperty(name, out var value) ? value.GetString() : null;
}
