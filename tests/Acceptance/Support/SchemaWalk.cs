using System.Text;
using System.Text.Json;

namespace Luma.Acceptance.Support;

/// <summary>Makes an operation of every root field that the schema has: all that it can show, and arguments for all that it takes.</summary>
internal sealed class SchemaWalk
{
    private const int MostLevels = 6;
    private const string Introspection = """
        { __schema { types { kind name
            fields { name args { name type { ...T } } type { ...T } }
            inputFields { name type { ...T } } enumValues { name } } } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    private readonly Dictionary<string, JsonElement> _types;

    private SchemaWalk(JsonElement schema) =>
        _types = schema.GetProperty("__schema").GetProperty("types").EnumerateArray().ToDictionary(type => type.GetProperty("name").GetString()!);

    public static async Task<SchemaWalk> ReadAsync(LumaFixture luma) => new(await luma.AskAsync(Introspection));

    public IEnumerable<string> Fields(string root) => _types[root].GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()!);

    /// <param name="id">Stands wherever an id can; null: only what must be given is given.</param>
    public (string Document, Dictionary<string, object?> Variables) Operation(string root, string name, Guid? id)
    {
        var field = _types[root].GetProperty("fields").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        var variables = new Dictionary<string, object?>();
        var declared = new List<string>();
        var passed = new List<string>();
        foreach (var argument in field.GetProperty("args").EnumerateArray())
        {
            var (argumentName, type) = (argument.GetProperty("name").GetString()!, argument.GetProperty("type"));
            if (!TryValue(argumentName, type, id, wholly: root == "Mutation", out var value)) continue;
            variables[argumentName] = value;
            declared.Add($"${argumentName}: {Text(type)}");
            passed.Add($"{argumentName}: ${argumentName}");
        }

        var head = declared.Count == 0 ? "" : $" ({string.Join(", ", declared)})";
        var arguments = passed.Count == 0 ? "" : $"({string.Join(", ", passed)})";
        return ($"{(root == "Query" ? "query" : "mutation")}{head} {{ {name}{arguments}{Selection(Named(field.GetProperty("type")), [])} }}", variables);
    }

    private bool TryValue(string name, JsonElement type, Guid? id, bool wholly, out object? value)
    {
        var required = type.GetProperty("kind").GetString() == "NON_NULL";
        var named = Named(type);
        value = named switch
        {
            "ID" => id is null && required ? Guid.Empty.ToString() : id?.ToString(),
            "String" when name == "product" => "reminders",
            "JSON" => new Dictionary<string, object?> { ["reminders.enabled"] = false },
            "String" when wholly || required => "none of my business",
            "Boolean" when wholly || required => false,
            _ => null,
        };
        var definition = _types[named];
        // The last value: of the kinds of scopes and resources, each test of a mutation tries all of them by their ids.
        if (definition.GetProperty("kind").GetString() == "ENUM" && required) value = definition.GetProperty("enumValues")[0].GetProperty("name").GetString();
        if (definition.GetProperty("kind").GetString() != "INPUT_OBJECT") return value is not null;
        if (name is "orderBy" or "scope") return false;
        var fields = new Dictionary<string, object?>();
        foreach (var field in definition.GetProperty("inputFields").EnumerateArray())
        {
            var fieldName = field.GetProperty("name").GetString()!;
            if (TryValue(fieldName, field.GetProperty("type"), id, wholly, out var inner)) fields[fieldName] = inner;
        }

        value = fields;
        return required || fields.Count > 0;
    }

    private string Selection(string type, IReadOnlyList<string> above)
    {
        if (!_types[type].GetProperty("fields").ValueKind.Equals(JsonValueKind.Array)) return "";
        if (above.Count >= MostLevels || above.Contains(type)) return " { __typename }";
        var text = new StringBuilder(" {");
        foreach (var field in _types[type].GetProperty("fields").EnumerateArray())
        {
            var name = field.GetProperty("name").GetString()!;
            // What edges show, nodes do.
            if (name == "edges") continue;
            text.Append(' ').Append(name);
            if (field.GetProperty("args").EnumerateArray().Any(argument => argument.GetProperty("name").GetString() == "first")) text.Append("(first: 3)");
            text.Append(Selection(Named(field.GetProperty("type")), [.. above, type]));
        }

        return text.Append(" }").ToString();
    }

    private static string Named(JsonElement type) => type.TryGetProperty("ofType", out var inner) && inner.ValueKind == JsonValueKind.Object ? Named(inner) : type.GetProperty("name").GetString()!;

    private static string Text(JsonElement type) => type.GetProperty("kind").GetString() switch
    {
        "NON_NULL" => $"{Text(type.GetProperty("ofType"))}!",
        "LIST" => $"[{Text(type.GetProperty("ofType"))}]",
        _ => type.GetProperty("name").GetString()!,
    };
}
