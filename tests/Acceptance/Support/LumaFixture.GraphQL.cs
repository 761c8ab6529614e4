using System.Net.Http.Json;
using System.Text.Json;

namespace Luma.Acceptance.Support;

/// <summary>What the staff console asks and says.</summary>
public sealed partial class LumaFixture
{
    /// <summary>The whole answer, errors and all.</summary>
    /// <param name="token">Null: the administrator's; empty: none.</param>
    public async Task<GraphQLAnswer> GraphQLAsync(string document, object? variables = null, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document, variables }) };
        if (token is not "") request.Headers.Authorization = new("Bearer", token ?? _admin);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new(text, JsonSerializer.Deserialize<JsonElement>(text));
    }

    /// <summary>The data of an answer that has no errors.</summary>
    public async Task<JsonElement> AskAsync(string document, object? variables = null, string? token = null)
    {
        var answer = await GraphQLAsync(document, variables, token);
        answer.Codes.ShouldBeEmpty(answer.Text);
        return answer.Json.GetProperty("data");
    }
}

public sealed record GraphQLAnswer(string Text, JsonElement Json)
{
    public IReadOnlyList<string> Codes => Json.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()!)] : [];

    public string Data => Json.TryGetProperty("data", out var data) ? data.GetRawText() : "";
}
