using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>
/// Writes the result in the order of the selection, computing pure fields on the way straight into the output. It gives up, and says so,
/// at the first null or error where none may be; the caller then completes the result and writes anew.
/// </summary>
internal readonly struct ResponseWriter(RequestState request, Utf8JsonWriter writer)
{
    public bool TryWriteData(ObjectResult? root)
    {
        if (root is null)
        {
            writer.WriteNullValue();
            return true;
        }

        try
        {
            return WriteObject(root);
        }
        catch (Exception)
        {
            // Thrown by a pure resolver: told when it is thrown again while completing.
            return false;
        }
    }

    private bool WriteObject(ObjectResult result)
    {
        var selections = result.Plan.Selections;
        writer.WriteStartObject();
        for (var i = 0; i < selections.Length; i++)
        {
            var selection = selections[i];
            writer.WritePropertyName(selection.Encoded);
            if (selection.IsInline && !result.IsComplete ? !WriteInline(selection, result.Plan, result.Source) : !WriteValue(selection.Field.Type, selection, result.Plan, result.Values[i])) return false;
        }

        writer.WriteEndObject();
        return true;
    }

    private bool WriteSource(SelectionPlan plan, object source)
    {
        writer.WriteStartObject();
        foreach (var selection in plan.Selections)
        {
            writer.WritePropertyName(selection.Encoded);
            if (!WriteInline(selection, plan, source)) return false;
        }

        writer.WriteEndObject();
        return true;
    }

    private bool WriteInline(Selection selection, SelectionPlan plan, object? source)
    {
        if (selection.IsTypeName)
        {
            writer.WriteStringValue(plan.TypeName);
            return true;
        }

        if (selection.Write is { } write && source is not null) return write(source, writer);
        var value = selection.Field.Binding.Pure!(source, request.ArgumentsOf(selection));
        return WriteValue(selection.Field.Type, selection, plan, value);
    }

    private bool WriteValue(GraphQLType type, Selection selection, SelectionPlan plan, object? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return !type.IsNonNull;
        }

        switch (value)
        {
            case ObjectResult node: return WriteObject(node);
            case ListResult list: return WriteItems(((ListType)type.Nullable).Element, selection, plan, list.Values);
        }

        switch (type.Nullable)
        {
            case ListType list: return WriteSequence(list.Element, selection, plan, value);
            case ObjectType: return WriteSource(selection.Plan!, value);
            case NamedType { IsLeaf: true } leaf: return selection.IsTypeName ? WriteTypeName(plan) : Leaves.TryWrite(writer, leaf, value);
            default: return false;
        }
    }

    private bool WriteTypeName(SelectionPlan plan)
    {
        writer.WriteStringValue(plan.TypeName);
        return true;
    }

    private bool WriteItems(GraphQLType element, Selection selection, SelectionPlan plan, object?[] items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            if (!WriteValue(element, selection, plan, item)) return false;
        writer.WriteEndArray();
        return true;
    }

    private bool WriteSequence(GraphQLType element, Selection selection, SelectionPlan plan, object value)
    {
        if (value is string or IReadOnlyDictionary<string, object?> || value is not System.Collections.IEnumerable sequence) return false;
        writer.WriteStartArray();
        foreach (var item in sequence)
            if (!WriteValue(element, selection, plan, item)) return false;
        writer.WriteEndArray();
        return true;
    }
}
