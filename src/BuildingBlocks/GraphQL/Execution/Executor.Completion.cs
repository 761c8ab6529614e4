using System.Collections;
using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>From a resolver's value to the response (specification 6.4.3), and from an error to a null (6.4.4).</summary>
internal sealed partial class Executor
{
    private Utf8JsonWriter? scratch;

    private void CompleteValue(ResultNode node, int slot, GraphQLType type, Selection selection, object? value)
    {
        if (value is null)
        {
            node.Values[slot] = null;
            if (type.IsNonNull) Tell(node, slot, selection, ExecutionErrors.NullInNonNull(TypeName(node), selection.Field.Name), GraphQLErrorCodes.Internal);
            return;
        }

        switch (type.Nullable)
        {
            case ListType list: CompleteList(node, slot, list, selection, value); break;
            case CompositeType composite: CompleteObject(node, slot, composite, selection, value); break;
            case var leaf: CompleteLeaf(node, slot, (NamedType)leaf, selection, value); break;
        }
    }

    private void CompleteLeaf(ResultNode node, int slot, NamedType leaf, Selection selection, object value)
    {
        node.Values[slot] = value;
        // Otherwise the writer will notice, and start again carefully.
        if (!careful) return;
        scratch ??= new(Stream.Null, JsonText.WriterOptions);
        var written = Leaves.TryWrite(scratch, leaf, value);
        scratch.Reset(Stream.Null);
        if (!written) Tell(node, slot, selection, ExecutionErrors.NotALeaf(TypeName(node), selection.Field.Name, leaf.Name), GraphQLErrorCodes.Internal);
    }

    private void CompleteObject(ResultNode node, int slot, CompositeType type, Selection selection, object value)
    {
        var concrete = type as ObjectType ?? request.Schema.TypeOf(value);
        if (concrete is null || !type.PossibleSet.Contains(concrete))
        {
            Tell(node, slot, selection, ExecutionErrors.NoObjectType(TypeName(node), selection.Field.Name, type.Name), GraphQLErrorCodes.Internal);
            return;
        }

        var plan = selection.PlanFor(concrete);
        if (plan.IsInline && !careful && selection.Plan is not null)
        {
            node.Values[slot] = value;
            return;
        }

        var result = new ObjectResult(plan, value, node, slot);
        node.Values[slot] = result;
        ResolveFields(result);
    }

    private void CompleteList(ResultNode node, int slot, ListType type, Selection selection, object value)
    {
        if (value is string || Items(value) is not { } items)
        {
            Tell(node, slot, selection, ExecutionErrors.NotAList(TypeName(node), selection.Field.Name), GraphQLErrorCodes.Internal);
            return;
        }

        var list = new ListResult(type, selection, items, node, slot);
        node.Values[slot] = list;
        // Leaves, and objects that the writer computes, can stay as they are.
        if (!careful && (type.Element.Nullable is ScalarType or EnumType || selection.Plan is { IsInline: true } && type.Element.Nullable is ObjectType))
        {
            if (!type.Element.IsNonNull || Array.IndexOf(items, null) < 0) return;
        }

        for (var i = 0; i < items.Length; i++)
        {
            CompleteValue(list, i, type.Element, selection, items[i]);
            if (list.IsDead) return;
        }
    }

    private static object?[]? Items(object value)
    {
        switch (value)
        {
            case ICollection collection:
                var items = new object?[collection.Count];
                var i = 0;
                foreach (var item in collection) items[i++] = item;
                return items;
            case IEnumerable sequence when value is not IReadOnlyDictionary<string, object?>: return [.. sequence.Cast<object?>()];
            case JsonElement { ValueKind: JsonValueKind.Array } json: return [.. json.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? null : (object)item)];
            default: return null;
        }
    }

    private static string TypeName(ResultNode node)
    {
        while (node is ListResult) node = node.Parent!;
        return ((ObjectResult)node).Plan.Type.Name;
    }

    private void Fail(ResultNode node, int slot, Selection selection, Exception error)
    {
        if (error is OperationCanceledException && request.CancellationToken.IsCancellationRequested) throw error;
        if (error is not (GraphQLException or FieldErrorException)) request.OnException?.Invoke(error, string.Join('.', node.PathTo(slot)));
        Tell(node, slot, selection, ErrorOf(error) with { Locations = Locations(selection, (error as FieldErrorException)?.Offset) });
    }

    internal static GraphQLError ErrorOf(Exception error) => error switch
    {
        GraphQLException known => new(known.Message, known.Code) { Details = known.Details },
        FieldErrorException known => new(known.Message, GraphQLErrorCodes.BadInput),
        _ => new(ExecutionErrors.Masked, GraphQLErrorCodes.Internal),
    };

    private void Tell(ResultNode node, int slot, Selection selection, string message, string code) =>
        Tell(node, slot, selection, new(message, code) { Locations = Locations(selection, null) });

    // The error is told once; then null takes the place of the nearest node that may be null.
    private void Tell(ResultNode node, int slot, Selection selection, GraphQLError error)
    {
        request.Errors.Add(error with { Path = node.PathTo(slot) });
        while (true)
        {
            (node.Values[slot] as ResultNode)?.WasNulled = true;
            node.Values[slot] = null;
            if (node.Takes(slot)) return;
            node.WasNulled = true;
            if (node.Parent is not { } parent) return;
            (node, slot) = (parent, node.Slot);
        }
    }

    private Language.SourceLocation[] Locations(Selection selection, int? offset) =>
        offset is { } at ? [request.Source.Locate(at)] : [.. selection.Nodes.Select(field => request.Source.Locate(field.Start))];
}
