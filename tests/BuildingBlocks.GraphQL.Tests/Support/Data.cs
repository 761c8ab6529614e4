using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Tests.Support;

/// <summary>The data that both engines run over, and resolvers that do the same as the oracle's.</summary>
internal static class Data
{
    public const string Root = """
        {
          "human": { "__typename": "Human", "id": 1, "name": "Ann", "age": 30, "tags": ["a", "ü\n"], "matrix": [[1, null], null, [2]],
            "pets": [{ "__typename": "Dog", "id": "d1", "name": "Rex", "barks": true, "kind": "GOOD", "age": 2.5 }, { "__typename": "Cat", "id": "c1", "lives": 9, "age": 3, "owner": { "__typename": "Human", "id": 3, "tags": [] } }],
            "friend": { "__typename": "Human", "id": 2, "name": "!unnamed", "tags": ["x", null], "friend": null, "pets": [null] }, "mother": { "__typename": "Human", "id": null, "tags": "no list" } },
          "humans": [{ "__typename": "Human", "id": 4, "name": 12, "age": "41", "tags": [], "pets": [] }, { "__typename": "Human", "id": 5, "age": 1.5, "tags": [true, 1], "matrix": [["x"]], "friend": { "__typename": "Human", "id": 6, "friend": { "id": 7, "tags": ["!thrown as item"] } } }],
          "pet": { "__typename": "Cat", "id": "c2", "age": null, "lives": 7, "owner": null },
          "pets": [{ "__typename": "Dog", "id": "d2", "barks": "!no bark", "owner": { "__typename": "Human", "id": 8, "tags": [] }, "kind": "UGLY" }, null, { "__typename": "Human", "id": 1 }, { "id": "who" }, { "__typename": "Cat", "id": "c3", "age": 1, "owner": { "id": 9, "friend": { "id": null } } }],
          "node": { "__typename": "Dog", "id": "d3", "barks": false, "age": 1e3 }, "being": { "__typename": "Human", "id": "h", "name": "Bo", "friend": { "id": 10 }, "tags": ["t"] },
          "pick": "@args", "echo": "@args", "fails": "!failed", "failsHard": "!failed hard", "nothing": null, "number": 3.7,
          "rename": { "__typename": "Human", "id": 11, "name": "@args", "tags": [], "friend": { "id": 12, "name": "Cy" } }, "touch": "@args"
        }
        """;

    public static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(property => property.Name, property => Plain(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt32(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        _ => null,
    };

    /// <summary>The field's entry; text that begins with "!" is thrown, and "@args" gives the arguments as JSON.</summary>
    public static object? Resolve(FieldContext context)
    {
        var value = (context.Source as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(context.FieldName);
        if (value is string text && text.StartsWith('!')) throw new GraphQLException(text);
        if (value is not "@args") return value;
        var arguments = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in context.Field.Arguments)
            if (context.TryGetArgument(field.Name, out var argument)) arguments[field.Name] = Sorted(argument);
        return JsonSerializer.Serialize(arguments, JsonText.Options);
    }

    private static object? Sorted(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => new SortedDictionary<string, object?>(map.ToDictionary(pair => pair.Key, pair => Sorted(pair.Value)), StringComparer.Ordinal),
        object?[] items => items.Select(Sorted).ToArray(),
        _ => value,
    };
}
