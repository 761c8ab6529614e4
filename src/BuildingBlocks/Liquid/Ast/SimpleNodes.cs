using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary>A comment, or what else writes nothing.</summary>
internal sealed class NothingNode(int position) : Node(position)
{
    public override bool IsBlank => true;

    public override Completion Render(LiquidContext context) => Completion.Normal;
}

/// <summary><c>break</c> and <c>continue</c>.</summary>
internal sealed class JumpNode(int position, Completion completion) : Node(position)
{
    public override Completion Render(LiquidContext context) => completion;
}

/// <summary>Nodes in place of one tag, such as the lines of <c>liquid</c>.</summary>
internal sealed class GroupNode(int position, Block block) : Node(position)
{
    public override bool IsBlank => block.IsBlank;

    public override Completion Render(LiquidContext context) => block.Render(context);
}

/// <summary><c>assign</c>.</summary>
internal sealed class AssignNode(int position, string name, Expression value) : Node(position)
{
    public override bool IsBlank => true;

    public override Completion Render(LiquidContext context)
    {
        context.Scope.Assign(name, value.Evaluate(context));
        return Completion.Normal;
    }
}

/// <summary><c>increment</c>, which writes and then counts up, and <c>decrement</c>, which counts down and then writes.</summary>
internal sealed class CountNode(int position, string name, int step) : Node(position)
{
    public override Completion Render(LiquidContext context)
    {
        var (before, after) = context.Scope.Count(name, step);
        context.Output.Write(step > 0 ? before : after);
        return Completion.Normal;
    }
}
