using System.Text.Json;
using Luma.Domain.Messaging;

namespace Luma.Infrastructure.Messaging;

/// <summary>Explanations as they are stored: a JSON array of lines.</summary>
internal static class Explanations
{
    public static string Json(IReadOnlyList<ExplanationLine> lines) => JsonSerializer.Serialize(lines, JsonSerializerOptions.Web);

    public static string Json(string rule, string outcome, string? detail) => Json([new(rule, outcome, detail)]);
}
