using System.Text.Json;
using System.Text.RegularExpressions;

namespace Luma.Infrastructure.Tests.Messaging.Wire;

/// <summary>Holds exchanges against an AWS service model of the protocol rest-json.</summary>
internal sealed class ServiceModelJudge(string file)
{
    private readonly JsonElement model = WireData.Load(file).RootElement;

    public IEnumerable<string> Problems(Exchange exchange)
    {
        var operation = model.GetProperty("operations").EnumerateObject().Select(o => o.Value).FirstOrDefault(o =>
            o.GetProperty("http").GetProperty("method").GetString() == exchange.Method && o.GetProperty("http").GetProperty("requestUri").GetString() == exchange.Path);
        if (operation.ValueKind == JsonValueKind.Undefined) return [$"no {exchange.Method} {exchange.Path}"];

        var input = operation.GetProperty("input").GetProperty("shape").GetString()!;
        var problems = exchange.Body.Length == 0 ? [] : Check(input, JsonDocument.Parse(exchange.Body).RootElement, "request").ToList();
        if (exchange.Body.Length > 0 && exchange.ContentType != "application/json") problems.Add($"content type {exchange.ContentType}");
        if (exchange.Status is 200) problems.AddRange(Check(operation.GetProperty("output").GetProperty("shape").GetString()!, JsonDocument.Parse(exchange.Answer).RootElement, "answer"));
        return problems;
    }

    private IEnumerable<string> Check(string name, JsonElement value, string at)
    {
        var shape = model.GetProperty("shapes").GetProperty(name);
        switch (shape.GetProperty("type").GetString())
        {
            case "structure":
                if (value.ValueKind != JsonValueKind.Object) return [$"{at} is no object"];
                var members = shape.GetProperty("members");
                var missing = shape.TryGetProperty("required", out var required)
                    ? required.EnumerateArray().Select(r => r.GetString()!).Where(r => !value.TryGetProperty(r, out _)).Select(r => $"{at}.{r} is missing")
                    : [];
                return missing.Concat(value.EnumerateObject().SelectMany(member => members.TryGetProperty(member.Name, out var known)
                    ? Check(known.GetProperty("shape").GetString()!, member.Value, $"{at}.{member.Name}")
                    : [$"{at}.{member.Name} is unknown"]));
            case "list":
                return value.ValueKind == JsonValueKind.Array
                    ? value.EnumerateArray().SelectMany((item, i) => Check(shape.GetProperty("member").GetProperty("shape").GetString()!, item, $"{at}[{i}]"))
                    : [$"{at} is no list"];
            case "boolean": return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? [] : [$"{at} is no boolean"];
            case "double" or "integer": return value.ValueKind == JsonValueKind.Number ? [] : [$"{at} is no number"];
            default: return value.ValueKind == JsonValueKind.String ? Text(shape, value.GetString()!, at) : [$"{at} is no string"];
        }
    }

    private static IEnumerable<string> Text(JsonElement shape, string value, string at)
    {
        if (shape.TryGetProperty("min", out var min) && value.Length < min.GetInt32()) yield return $"{at} is too short";
        if (shape.TryGetProperty("max", out var max) && value.Length > max.GetInt32()) yield return $"{at} is too long";
        if (shape.TryGetProperty("enum", out var choices) && choices.EnumerateArray().All(c => c.GetString() != value)) yield return $"{at}: '{value}' is not of the enum";
        if (shape.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, pattern.GetString()!)) yield return $"{at}: '{value}' does not match";
    }
}
