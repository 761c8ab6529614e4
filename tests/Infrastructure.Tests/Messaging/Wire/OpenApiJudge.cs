using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Luma.Infrastructure.Tests.Messaging.Wire;

/// <summary>Holds exchanges against an OpenAPI document: path, method, required and known parameters, types, enums, formats, and every member of the answer.</summary>
internal sealed class OpenApiJudge(string file)
{
    private readonly JsonElement document = WireData.Load(file).RootElement;

    public IEnumerable<string> Problems(Exchange exchange)
    {
        var paths = document.GetProperty("paths").EnumerateObject()
            .Where(path => Regex.IsMatch(exchange.Path, "^" + Regex.Replace(Regex.Escape(path.Name), @"\\\{[^}]+}", "[^/]+") + "$")).ToList();
        // "{Sid}.json" also matches what has its own entry.
        var path = paths.OrderBy(candidate => candidate.Name.Count(c => c == '{')).FirstOrDefault();
        if (path.Name is null) return [$"no path {exchange.Path}"];
        if (!path.Value.TryGetProperty(exchange.Method.ToLowerInvariant(), out var operation)) return [$"no {exchange.Method} {path.Name}"];
        return RequestProblems(operation, exchange).Concat(AnswerProblems(operation, exchange)).Select(problem => $"{exchange.Method} {path.Name}: {problem}");
    }

    private IEnumerable<string> RequestProblems(JsonElement operation, Exchange exchange)
    {
        var parameters = operation.GetProperty("parameters").EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").ToList();
        foreach (var (name, value) in exchange.Query)
        {
            var parameter = parameters.FirstOrDefault(p => p.GetProperty("name").GetString() == name);
            if (parameter.ValueKind == JsonValueKind.Undefined) yield return $"unknown query parameter {name}";
            else foreach (var problem in TextProblems(parameter.GetProperty("schema"), value)) yield return $"query {name}: {problem}";
        }

        if (!operation.TryGetProperty("requestBody", out var body)) yield break;
        if (exchange.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) != true) yield return $"content type {exchange.ContentType}";
        var schema = body.GetProperty("content").GetProperty("application/x-www-form-urlencoded").GetProperty("schema");
        var fields = exchange.Body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Unescape(pair[0]), Value: Unescape(pair[1]))).ToList();
        foreach (var (name, value) in fields)
        {
            if (!schema.GetProperty("properties").TryGetProperty(name, out var property)) yield return $"unknown field {name}";
            else foreach (var problem in TextProblems(property, value)) yield return $"field {name}: {problem}";
        }

        if (!schema.TryGetProperty("required", out var required)) yield break;
        foreach (var name in required.EnumerateArray().Select(r => r.GetString()).Where(name => fields.All(f => f.Name != name))) yield return $"missing field {name}";
    }

    private IEnumerable<string> AnswerProblems(JsonElement operation, Exchange exchange)
    {
        if (exchange.Status == 0) return []; // given up before an answer
        if (exchange.Status >= 400)
        {
            var error = JsonDocument.Parse(exchange.Answer).RootElement;
            return ((string[])["code", "message", "more_info", "status"]).Where(name => !error.TryGetProperty(name, out _)).Select(name => $"error without {name}");
        }

        if (!operation.GetProperty("responses").TryGetProperty(exchange.Status.ToString(CultureInfo.InvariantCulture), out var response)) return [$"status {exchange.Status}"];
        return response.TryGetProperty("content", out var content)
            ? JsonProblems(content.GetProperty("application/json").GetProperty("schema"), JsonDocument.Parse(exchange.Answer).RootElement, "answer")
            : [];
    }

    private IEnumerable<string> TextProblems(JsonElement schema, string value)
    {
        schema = Resolve(schema);
        var type = schema.GetProperty("type").GetString();
        if (type == "array") return TextProblems(schema.GetProperty("items"), value);
        if (type == "integer") return long.TryParse(value, out var number) && InBounds(schema, number) ? [] : [$"'{value}' is no integer in bounds"];
        if (type == "boolean") return value is "true" or "false" ? [] : [$"'{value}' is no boolean"];
        return StringProblems(schema, value);
    }

    private IEnumerable<string> JsonProblems(JsonElement schema, JsonElement value, string at)
    {
        schema = Resolve(schema);
        if (value.ValueKind == JsonValueKind.Null) return schema.TryGetProperty("enum", out _) ? [$"{at} is null"] : [];
        switch (schema.TryGetProperty("type", out var type) ? type.GetString() : null)
        {
            case "object" when schema.TryGetProperty("properties", out var properties):
                if (value.ValueKind != JsonValueKind.Object) return [$"{at} is no object"];
                return value.EnumerateObject().Where(member => !properties.TryGetProperty(member.Name, out _)).Select(member => $"{at}.{member.Name} is unknown")
                    .Concat(properties.EnumerateObject().SelectMany(property => value.TryGetProperty(property.Name, out var member)
                        ? JsonProblems(property.Value, member, $"{at}.{property.Name}")
                        : [$"{at}.{property.Name} is missing"]));
            case "object": return value.ValueKind == JsonValueKind.Object ? [] : [$"{at} is no object"];
            case "array": return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((item, i) => JsonProblems(schema.GetProperty("items"), item, $"{at}[{i}]")) : [$"{at} is no array"];
            case "integer": return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) ? [] : [$"{at} is no integer"];
            case "boolean": return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? [] : [$"{at} is no boolean"];
            case "string": return value.ValueKind == JsonValueKind.String ? StringProblems(schema, value.GetString()!).Select(problem => $"{at}: {problem}") : [$"{at} is no string"];
            default: return [];
        }
    }

    private static IEnumerable<string> StringProblems(JsonElement schema, string value)
    {
        if (schema.TryGetProperty("enum", out var choices) && choices.EnumerateArray().All(choice => choice.GetString() != value)) yield return $"'{value}' is not of the enum";
        if (schema.TryGetProperty("minLength", out var min) && value.Length < min.GetInt32()) yield return $"'{value}' is too short";
        if (schema.TryGetProperty("maxLength", out var max) && value.Length > max.GetInt32()) yield return $"'{value}' is too long";
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, pattern.GetString()!)) yield return $"'{value}' does not match";
        var format = schema.TryGetProperty("format", out var named) ? named.GetString() : null;
        var fits = format switch
        {
            "phone-number" or "endpoint" => Regex.IsMatch(value, @"^\+[1-9]\d{6,14}$"),
            "uri" => Uri.TryCreate(value, UriKind.RelativeOrAbsolute, out _) && !value.Contains(' ', StringComparison.Ordinal),
            "date-time-rfc-2822" => Regex.IsMatch(value, @"^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000$"),
            "currency" => Regex.IsMatch(value, "^[A-Z]{3}$"),
            "date-time" => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        if (!fits) yield return $"'{value}' is no {format}";
    }

    private static bool InBounds(JsonElement schema, long number) =>
        (!schema.TryGetProperty("minimum", out var min) || number >= min.GetInt64()) && (!schema.TryGetProperty("maximum", out var max) || number <= max.GetInt64());

    private JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
        : schema;

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
