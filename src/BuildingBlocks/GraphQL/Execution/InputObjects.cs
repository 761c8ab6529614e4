using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>The last step of coercing an input object: defaults, required fields, @oneOf, and its .NET form.</summary>
internal static class InputObjects
{
    public static bool TryFinish(InputObjectType type, object?[] fields, bool[] given, out object? value)
    {
        value = null;
        if (type.IsOneOf && (given.Count(one => one) != 1 || fields[Array.IndexOf(given, true)] is null)) return false;
        for (var i = 0; i < fields.Length; i++)
        {
            if (given[i]) continue;
            if (type.Fields[i].IsRequired) return false;
            if (type.Fields[i].DefaultValue is null) continue;
            fields[i] = Default(type.Fields[i]);
            given[i] = true;
        }

        value = type.Create is null ? Dictionary(type, fields, given) : Bound(type, fields, given);
        return true;
    }

    // While a schema is made, a default may need another that is not coerced yet.
    public static object? Default(InputField field) => field.CoercedDefault
        ?? (LiteralCoercion.TryCoerce(field.Type, field.DefaultValue!, VariableValues.None, out var value) ? value : null);

    private static Dictionary<string, object?> Dictionary(InputObjectType type, object?[] fields, bool[] given)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Length; i++)
            if (given[i]) map[type.Fields[i].Name] = fields[i];
        return map;
    }

    private static object Bound(InputObjectType type, object?[] fields, bool[] given)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var field = type.Fields[i];
            fields[i] = !given[i] ? field.Absent : field.Convert is null ? fields[i] : field.Convert(fields[i]);
        }

        return type.Create!(fields);
    }
}
