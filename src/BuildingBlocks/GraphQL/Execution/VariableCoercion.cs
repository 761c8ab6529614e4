using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>Variables of an operation, with what is known of them before a request (specification 6.1.2, "CoerceVariableValues").</summary>
internal sealed class VariableCoercion
{
    private readonly (string Name, GraphQLType Type, bool HasDefault, object? Default, int Start)[] variables;
    private readonly string[] names;

    public VariableCoercion(GraphQLSchema schema, OperationNode operation)
    {
        variables = [.. operation.Variables.Select(node =>
        {
            var type = schema.Resolve(node.Type)!;
            object? value = null;
            var hasDefault = node.DefaultValue is not null && LiteralCoercion.TryCoerce(type, node.DefaultValue, VariableValues.None, out value);
            return (node.Variable.Name.Value, type, hasDefault, value, node.Start);
        })];
        names = [.. variables.Select(variable => variable.Name)];
    }

    /// <summary>The coerced variables, or null when some are wrong; then <paramref name="errors"/> say which.</summary>
    public VariableValues? Coerce(JsonElement given, SourceText source, List<GraphQLError> errors)
    {
        if (variables.Length == 0) return VariableValues.None;
        var (values, present) = (new object?[variables.Length], new bool[variables.Length]);
        var isObject = given.ValueKind == JsonValueKind.Object;
        for (var i = 0; i < variables.Length; i++)
        {
            var (name, type, hasDefault, @default, start) = variables[i];
            if (!isObject || !given.TryGetProperty(name, out var json))
            {
                present[i] = hasDefault;
                values[i] = @default;
                if (!hasDefault && type.IsNonNull) Add(ExecutionErrors.VariableMissing(name, type), start);
                continue;
            }

            present[i] = true;
            var problems = new List<string>();
            if (!JsonCoercion.TryCoerce(type, json, $"${name}", problems, out values[i]))
                foreach (var problem in problems) Add(problem, start);
        }

        return errors.Count == 0 ? new(names, values, present) : null;

        void Add(string message, int start)
        {
            if (errors.Count < 50) errors.Add(new(message, GraphQLErrorCodes.BadInput) { Locations = [source.Locate(start)] });
        }
    }
}

/// <summary>Input coercion of JSON.</summary>
internal static class JsonCoercion
{
    public static bool TryCoerce(GraphQLType type, JsonElement json, string path, List<string> problems, out object? value)
    {
        value = null;
        if (json.ValueKind == JsonValueKind.Null) return !type.IsNonNull || Wrong(path, $"Expected a value of type {type}, found null.", problems);
        switch (type.Nullable)
        {
            case ListType list: return TryCoerceList(list, json, path, problems, out value);
            case InputObjectType input: return TryCoerceObject(input, json, path, problems, out value);
            case EnumType @enum:
                value = json.ValueKind == JsonValueKind.String && JsonText.TryGetText(json, out var name) ? @enum.ByName.GetValueOrDefault(name)?.Value : null;
                return value is not null || Wrong(path, $"This is no value of the enum {@enum}.", problems);
            case ScalarType scalar: return scalar.TryRead(json, out value) || Wrong(path, $"This is no {scalar}.", problems);
            default: return false;
        }
    }

    private static bool Wrong(string path, string problem, List<string> problems)
    {
        problems.Add(ExecutionErrors.VariableWrong(path, problem));
        return false;
    }

    private static bool TryCoerceList(ListType type, JsonElement json, string path, List<string> problems, out object? value)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            var fits = TryCoerce(type.Element, json, path, problems, out var single);
            value = new[] { single };
            return fits;
        }

        var items = new object?[json.GetArrayLength()];
        value = items;
        var (i, all) = (0, true);
        foreach (var item in json.EnumerateArray())
        {
            all &= TryCoerce(type.Element, item, $"{path}[{i}]", problems, out items[i]);
            i++;
        }

        return all;
    }

    private static bool TryCoerceObject(InputObjectType type, JsonElement json, string path, List<string> problems, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Object) return Wrong(path, $"Expected an object of type {type}.", problems);
        var (fields, given, before) = (new object?[type.Fields.Length], new bool[type.Fields.Length], problems.Count);
        foreach (var property in json.EnumerateObject())
        {
            if (!type.Indexes.TryGetValue(property.Name, out var index)) Wrong(path, $"There is no field \"{property.Name}\" on type {type}.", problems);
            else if (TryCoerce(type.Fields[index].Type, property.Value, $"{path}.{property.Name}", problems, out fields[index])) given[index] = true;
        }

        for (var i = 0; i < fields.Length; i++)
            if (!given[i] && type.Fields[i].IsRequired && !json.TryGetProperty(type.Fields[i].Name, out _)) Wrong($"{path}.{type.Fields[i].Name}", $"A value of type {type.Fields[i].Type} is required.", problems);
        if (problems.Count > before) return false;
        try
        {
            return InputObjects.TryFinish(type, fields, given, out value) || Wrong(path, $"Exactly one field of {type} must be given, and not null.", problems);
        }
        catch (GraphQLException refused)
        {
            return Wrong(path, refused.Message, problems);
        }
    }
}
