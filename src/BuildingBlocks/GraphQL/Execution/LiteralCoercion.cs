using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>Input coercion of literals (specification 3.4 to 3.12). Validation has refused most of what fails here; variables it cannot judge.</summary>
internal static class LiteralCoercion
{
    public static bool TryCoerce(GraphQLType type, ValueNode literal, VariableValues variables, out object? value)
    {
        value = null;
        if (literal is VariableNode variable)
        {
            variables.TryGet(variable.Name.Value, out value);
            return value is not null || !type.IsNonNull;
        }

        if (literal is NullValueNode) return !type.IsNonNull;
        switch (type.Nullable)
        {
            case ListType list: return TryCoerceList(list, literal, variables, out value);
            case InputObjectType input: return TryCoerceObject(input, literal, variables, out value);
            case EnumType @enum:
                value = literal is EnumValueNode name ? @enum.ByName.GetValueOrDefault(name.Value)?.Value : null;
                return value is not null;
            case ScalarType scalar: return scalar.TryRead(literal, out value);
            default: return false;
        }
    }

    private static bool TryCoerceList(ListType type, ValueNode literal, VariableValues variables, out object? value)
    {
        value = null;
        // One value stands for a list of it (specification 3.11).
        var nodes = literal is ListValueNode list ? list.Values : [literal];
        var items = new object?[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
            if (!TryCoerce(type.Element, nodes[i], variables, out items[i])) return false;
        value = items;
        return true;
    }

    private static bool TryCoerceObject(InputObjectType type, ValueNode literal, VariableValues variables, out object? value)
    {
        value = null;
        if (literal is not ObjectValueNode node) return false;
        var fields = new object?[type.Fields.Length];
        var given = new bool[fields.Length];
        foreach (var entry in node.Fields)
        {
            if (!type.Indexes.TryGetValue(entry.Name.Value, out var index)) return false;
            // A variable that is absent leaves its field absent, so that the field's default applies.
            if (entry.Value is VariableNode variable && !variables.TryGet(variable.Name.Value, out _))
            {
                if (type.IsOneOf) return false;
                continue;
            }

            if (!TryCoerce(type.Fields[index].Type, entry.Value, variables, out fields[index])) return false;
            given[index] = true;
        }

        return InputObjects.TryFinish(type, fields, given, out value);
    }
}
