using System.Text.Json;
using System.Text.Json.Nodes;
using Luma.BuildingBlocks.GraphQL.Execution;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Takes and gives any JSON value; also what a scalar is that only SDL describes. Values read are <see cref="JsonElement"/>s.</summary>
internal sealed class JsonScalar(string name, string? description, string? specifiedBy) : ScalarType(name, description, specifiedBy)
{
    // While a document is checked its variables are not known, and anything goes in their place.
    public override bool TryRead(ValueNode literal, out object? value) => TryRead(literal, VariableValues.None, out value);

    /// <summary>Reads a literal that may hold variables; one that was not given is null in a list, and leaves its field out of an object.</summary>
    public bool TryRead(ValueNode literal, VariableValues variables, out object? value)
    {
        value = JsonSerializer.SerializeToElement(ToNode(literal, variables), JsonText.Options);
        return true;
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        // The document that the request came in is given back to its pool.
        value = json.Clone();
        return true;
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        JsonSerializer.Serialize(writer, value, value.GetType(), JsonText.Options);
        return true;
    }

    private static JsonNode? ToNode(ValueNode literal, VariableValues variables)
    {
        switch (literal)
        {
            case BooleanValueNode boolean: return boolean.Value;
            case StringValueNode text: return text.Value;
            case EnumValueNode text: return text.Value;
            case IntValueNode number: return JsonNode.Parse(number.Value);
            case FloatValueNode number: return JsonNode.Parse(number.Value);
            case VariableNode variable:
                variables.TryGet(variable.Name.Value, out var value);
                return JsonSerializer.SerializeToNode(value is Enum ? value.ToString() : value, JsonText.Options);
            case ListValueNode list: return new JsonArray([.. list.Values.Select(item => ToNode(item, variables))]);
            case ObjectValueNode node:
                var map = new JsonObject();
                foreach (var field in node.Fields)
                    if (field.Value is not VariableNode absent || variables.TryGet(absent.Name.Value, out _)) map[field.Name.Value] = ToNode(field.Value, variables);
                return map;
            default: return null;
        }
    }
}
