using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary><c>render</c>: a partial that sees its arguments and nothing else, and whose assignments stay inside.</summary>
internal sealed class RenderNode(
    int position, string partial, Expression? bound, bool forEach, string variable, NamedArgument[] arguments)
    : Node(position)
{
    public override Completion Render(LiquidContext context)
    {
        var template = PartialCall.Find(context, partial);
        var value = bound?.Evaluate(context) ?? default;
        if (!forEach || value.Kind is not (LiquidKind.List or LiquidKind.Range or LiquidKind.Dictionary))
        {
            RenderOnce(context, template, value, null);
            return Completion.Normal;
        }

        var items = Lists.Loopable(context, value);
        var count = (int)Math.Min(int.MaxValue, Lists.Count(items));
        var loop = new LoopState(partial, count, null);
        for (var i = 0; i < count; i++)
        {
            context.Run.Step();
            loop.Index = i;
            RenderOnce(context, template, Lists.At(items, i), loop);
        }

        return Completion.Normal;
    }

    private void RenderOnce(LiquidContext context, LiquidTemplate template, in LiquidValue value, LoopState? loop)
    {
        var inner = new LiquidContext(context.Run, model: null);
        foreach (var argument in arguments) inner.Scope.Assign(argument.Name, argument.Value.Evaluate(context));
        if (bound is not null) inner.Scope.Assign(variable, value);
        if (loop is not null) inner.Scope.Assign("forloop", LiquidValue.Of(loop));
        PartialCall.Render(inner, template);
    }
}
