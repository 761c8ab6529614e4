using System.Globalization;
using System.Text;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Tests.Support;

/// <summary>Makes documents for a schema, mostly right: with a seed, so that every run makes the same ones.</summary>
internal sealed class DocumentGenerator(GraphQLSchema schema, int seed, double mistakes)
{
    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();
    private readonly List<(string Name, GraphQLType Type)> variables = [];
    private readonly List<(string Name, CompositeType Type)> fragments = [];

    public string Make()
    {
        var kind = random.Next(10) switch { 0 => "mutation", 1 => "subscription", _ => "query" };
        var root = schema.Roots[kind switch { "mutation" => 1, "subscription" => 2, _ => 0 }]!;
        Selections(root, 0, kind == "subscription" ? 1 : 1 + random.Next(4));
        var body = text.ToString();
        text.Clear();
        for (var i = 0; i < fragments.Count && i < 6; i++)
        {
            var (name, type) = fragments[i];
            text.Append(CultureInfo.InvariantCulture, $"\nfragment {name} on {Slip(type.Name)} ");
            Selections(type, 3, 1 + random.Next(3));
        }

        var definitions = string.Join(", ", variables.Select(variable => $"${variable.Name}: {variable.Type}{(variable.Type is not NonNullType && Chance(0.2) ? $" = {Value(variable.Type, constant: true)}" : "")}"));
        return $"{kind} {(Chance(0.5) ? "Q" : "")}{(definitions.Length > 0 ? $"({definitions})" : "")}{(Chance(0.05) ? " @mark(label: \"q\")" : "")} {body}{text}";
    }

    /// <summary>Values for the variables, mostly right; as JSON.</summary>
    public Dictionary<string, object?> VariableValues() => variables.Where(variable => variable.Type is NonNullType || Chance(0.7)).ToDictionary(variable => variable.Name, variable => Json(variable.Type));

    private bool Chance(double probability) => random.NextDouble() < probability;

    private string Slip(string right) => Chance(mistakes) ? Pick(["nope", "id", "Human", "Kind", "name", right + "s"]) : right;

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private void Selections(CompositeType type, int depth, int count)
    {
        text.Append("{ ");
        for (var i = 0; i < count; i++)
        {
            var choice = random.Next(12);
            if (choice == 0 && depth < 4) Inline(type, depth);
            else if (choice == 1 && depth < 4) Spread(type);
            else Field(type, depth);
            text.Append(' ');
        }

        text.Append('}');
    }

    private void Inline(CompositeType type, int depth)
    {
        var condition = Condition(type);
        text.Append(Chance(0.2) ? "... " : $"... on {Slip(condition.Name)} ");
        Directives();
        Selections(condition, depth + 1, 1 + random.Next(2));
    }

    private void Spread(CompositeType type)
    {
        var condition = Condition(type);
        var name = Chance(0.5) && fragments.Count > 0 ? Pick(fragments).Name : $"F{fragments.Count}";
        if (name == $"F{fragments.Count}" && fragments.Count < 6) fragments.Add((name, condition));
        text.Append(CultureInfo.InvariantCulture, $"...{Slip(name)} ");
        Directives();
    }

    private CompositeType Condition(CompositeType type) => Chance(mistakes) ? Pick(schema.Types.Values.OfType<CompositeType>().Where(other => !other.IsBuiltIn).OrderBy(other => other.Name, StringComparer.Ordinal).ToList())
        : type is ObjectType ? type : Pick(type.PossibleTypes);

    private void Field(CompositeType type, int depth)
    {
        if (type is not ComplexType complex || Chance(0.05))
        {
            text.Append("__typename");
            return;
        }

        var candidates = complex.Fields.Where(field => depth < 4 || field.Type.Named.IsLeaf).ToList();
        if (candidates.Count == 0) candidates = [.. complex.Fields];
        var field = Pick(candidates);
        if (Chance(0.25)) text.Append(CultureInfo.InvariantCulture, $"{Pick(["a", "b", "c"])}: ");
        text.Append(Slip(field.Name));
        var arguments = field.Arguments.Where(argument => argument.IsRequired ? !Chance(mistakes) : Chance(0.4)).Select(argument => $"{Slip(argument.Name)}: {Value(argument.Type, constant: false)}").ToList();
        if (arguments.Count > 0) text.Append(CultureInfo.InvariantCulture, $"({string.Join(", ", arguments)})");
        text.Append(' ');
        Directives();
        if (field.Type.Named is CompositeType below) Selections(below, depth + 1, 1 + random.Next(3));
        else if (Chance(mistakes / 4)) text.Append("{ id }");
    }

    private void Directives()
    {
        if (!Chance(0.1)) return;
        text.Append(random.Next(5) switch
        {
            0 => "@skip(if: false) ",
            1 => "@include(if: true) ",
            2 => "@mark(label: \"x\") ",
            3 => $"@include(if: {Value(StandardScalars.Boolean.NonNull, constant: false)}) ",
            _ => Chance(mistakes * 4) ? "@nope " : "@skip(if: true) ",
        });
    }

    private string Value(GraphQLType type, bool constant)
    {
        if (!constant && Chance(0.2))
        {
            var known = variables.FindIndex(variable => variable.Type == type);
            if (known < 0 || Chance(0.3)) variables.Add(($"v{variables.Count}", Chance(mistakes) ? StandardScalars.Int : type));
            return $"${variables[known < 0 || known >= variables.Count ? ^1 : known].Name}";
        }

        if (Chance(mistakes)) return Pick(["1", "\"x\"", "null", "1.5", "NOPE", "[1]", "{a: 1}", "true", "GOOD", "[[null]]", "\"\"\"block\"\"\""]);
        if (type is not NonNullType && Chance(0.08)) return "null";
        return type.Nullable switch
        {
            ListType list => Chance(0.15) ? Value(list.Element, constant) : $"[{string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Value(list.Element, constant)))}]",
            InputObjectType { IsOneOf: true } one => Pick(one.Fields) is var field && field.Type.Named is InputObjectType ? "{name: \"n\"}" : $"{{{field.Name}: {Value(field.Type.NonNull, constant: true)}}}",
            InputObjectType input => $"{{{string.Join(", ", input.Fields.Where(field => field.IsRequired || Chance(0.15)).Select(field => $"{field.Name}: {Value(field.Type, constant)}"))}}}",
            EnumType @enum => Pick(@enum.Values).Name,
            { } scalar => Scalar(scalar.ToString()!),
        };
    }

    private string Scalar(string name) => name switch
    {
        "Int" => random.Next(-5, 100).ToString(CultureInfo.InvariantCulture),
        "Float" => Pick(["1", "2.5", "-1e3"]),
        "Boolean" => Pick(["true", "false"]),
        "ID" => Pick(["1", "\"abc\""]),
        "String" => Pick(["\"text\"", "\"ü \\u00e9 \\n\"", "\"\"\"a\n  b\"\"\""]),
        _ => Pick(["1", "\"any\"", "{x: [1, true]}", "ENUM"]),
    };

    private object? Json(GraphQLType type)
    {
        if (Chance(mistakes / 2)) return Pick<object?>([1, "x", null, 1.5, true, new[] { 1 }, new Dictionary<string, object?> { ["a"] = 1 }]);
        if (type is not NonNullType && Chance(0.1)) return null;
        return type.Nullable switch
        {
            ListType list => Chance(0.2) ? Json(list.Element) : Enumerable.Range(0, random.Next(3)).Select(_ => Json(list.Element)).ToArray(),
            InputObjectType { IsOneOf: true } => new Dictionary<string, object?> { ["id"] = "1" },
            InputObjectType input => input.Fields.Where(field => field.IsRequired || Chance(0.15)).ToDictionary(field => field.Name, field => Json(field.Type)),
            EnumType @enum => Pick(@enum.Values).Name,
            { } scalar => scalar.ToString() switch { "Int" => random.Next(100), "Float" => 2.5, "Boolean" => Chance(0.5), "ID" => "id", "String" => "text", _ => new[] { 1 } },
        };
    }
}
