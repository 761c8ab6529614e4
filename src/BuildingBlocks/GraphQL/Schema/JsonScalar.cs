using System.Text.Json;
using System.Text.Json.Nodes;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Takes and gives any JSON value; also what a scalar is that only SDL describes. Values read are <see cref="JsonElement"/>s.</summary>
internal sealed class JsonScalar(string name, string? description, string? specifiedBy) : ScalarType(name, description, specifiedBy)
{
    public override bool TryRead(ValueNode literal, out object? value)
    {
        value = null;
        if (ToNode(literal, out var node)) value = JsonSerializer.SerializeToElement(node, JsonText.Options);
        return value is not null;
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

    private static bool ToNode(ValueNode literal, out JsonNode? node)
    {
        node = null;
        switch (literal)
        {
            case NullValueNode: return true;
            case BooleanValueNode boolean: node = boolean.Value; return true;
            case StringValueNode text: node = text.Value; return true;
            case EnumValueNode text: node = text.Value; return true;
            case IntValueNode number: node = JsonNode.Parse(number.Value); return true;
            case FloatValueNode number: node = JsonNode.Parse(number.Value); return true;
            case ListValueNode list:
                var array = new JsonArray();
                foreach (var item in list.Values)
                {
                    if (!ToNode(item, out var element)) return false;
                    array.Add(element);
                }

                node = array;
                return true;
            case ObjectValueNode fields:
                var map = new JsonObject();
                foreach (var field in fields.Fields)
                {
                    if (!ToNode(field.Value, out var element)) return false;
                    map[field.Name.Value] = element;
                }

                node = map;
                return true;
            // A variable within: its own type says how it is read, so it cannot be part of a literal here.
            default: return false;
        }
    }
}
