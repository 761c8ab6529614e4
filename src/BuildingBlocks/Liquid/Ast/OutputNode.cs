using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary><c>{{ expression }}</c> and <c>{% echo expression %}</c>.</summary>
internal sealed class OutputNode(int position, Expression? expression) : Node(position)
{
    public override Completion Render(LiquidContext context)
    {
        if (expression is null) return Completion.Normal;
        var value = expression.Evaluate(context);
        ValueWriter.Write(context, context.Output, value, context.Run.EscapesHtml);
        return Completion.Normal;
    }
}
