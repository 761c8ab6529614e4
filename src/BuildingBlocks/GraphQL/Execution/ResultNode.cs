using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>A place in the response that holds others. It knows its parent, so that a null can climb without exceptions.</summary>
internal abstract class ResultNode(ResultNode? parent, int slot, object?[] values)
{
    public ResultNode? Parent { get; } = parent;

    /// <summary>This node's place in its parent's <see cref="Values"/>.</summary>
    public int Slot { get; } = slot;

    /// <summary>What stands here: null, a leaf's value, a node, or the source of an object that is computed while it is written.</summary>
    public object?[] Values { get; } = values;

    /// <summary>True once a null has replaced this node or one above it.</summary>
    public bool IsDead
    {
        get
        {
            for (var node = this; node is not null; node = node.Parent)
                if (node.WasNulled) return true;
            return false;
        }
    }

    public bool WasNulled { get; set; }

    /// <summary>Whether null may stand at a slot.</summary>
    public abstract bool Takes(int slot);

    /// <summary>The response name or index of a slot.</summary>
    public abstract object Key(int slot);

    public object[] PathTo(int slot)
    {
        var path = new Stack<object>();
        path.Push(Key(slot));
        for (var node = this; node.Parent is not null; node = node.Parent) path.Push(node.Parent.Key(node.Slot));
        return [.. path];
    }
}

internal sealed class ObjectResult(SelectionPlan plan, object? source, ResultNode? parent, int slot)
    : ResultNode(parent, slot, plan.Selections.Length == 0 ? [] : new object?[plan.Selections.Length])
{
    public SelectionPlan Plan { get; } = plan;

    public object? Source { get; } = source;

    /// <summary>True once its pure fields were computed too, so that writing takes all from <see cref="ResultNode.Values"/>.</summary>
    public bool IsComplete { get; set; }

    public override bool Takes(int slot) => !Plan.Selections[slot].Field.Type.IsNonNull;

    public override object Key(int slot) => Plan.Selections[slot].ResponseName;
}

internal sealed class ListResult(ListType type, Selection selection, object?[] values, ResultNode parent, int slot) : ResultNode(parent, slot, values)
{
    public ListType Type { get; } = type;

    public Selection Selection { get; } = selection;

    public override bool Takes(int slot) => !Type.Element.IsNonNull;

    public override object Key(int slot) => slot;
}
