using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary>
/// <c>cycle</c>: each time the next of its values. Cycles of the same name, or unnamed ones of the same literals, go on together.
/// </summary>
internal sealed class CycleNode(int position, Expression? name, string key, Expression[] values) : Node(position)
{
    public override Completion Render(LiquidContext context)
    {
        var group = name?.Evaluate(context) ?? LiquidValue.Of(key);
        context.Cycles.TryGetValue(group, out var turn);
        if (turn < values.Length)
            ValueWriter.Write(context, context.Output, values[turn].Evaluate(context), context.Run.EscapesHtml);
        context.Cycles[group] = turn + 1 >= values.Length ? 0 : turn + 1;
        return Completion.Normal;
    }
}
