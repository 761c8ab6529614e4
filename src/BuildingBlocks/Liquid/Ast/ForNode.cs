using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary><c>for</c> with its <c>else</c>.</summary>
internal sealed class ForNode(
    int position, string variable, string name, Expression collection, LoopRange range, bool reversed, Block body, Block otherwise)
    : Node(position)
{
    public override bool IsBlank => body.IsBlank && otherwise.IsBlank;

    public override Completion Render(LiquidContext context)
    {
        var items = Lists.Loopable(context, collection.Evaluate(context));
        var (from, count) = range.Of(context, items, name);
        if (count == 0) return otherwise.Render(context);

        var scope = context.Scope;
        var depth = scope.Depth;
        var outer = context.Loop;
        var loop = new LoopState(name, count, outer);
        context.Loop = loop;
        scope.Push("forloop", LiquidValue.Of(loop));
        scope.Push(variable, default);
        var completion = Completion.Normal;
        for (var i = 0; i < count && completion != Completion.Break; i++)
        {
            context.Run.Step();
            loop.Index = i;
            scope.Replace(depth + 1, Lists.At(items, from + (reversed ? count - 1 - i : i)));
            completion = body.Render(context);
        }

        // After an exception nobody reads this scope again, so there is nothing to restore then.
        scope.PopTo(depth);
        context.Loop = outer;
        return Completion.Normal;
    }
}
