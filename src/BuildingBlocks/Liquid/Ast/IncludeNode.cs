using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary><c>include</c>: a partial that sees and changes all that its caller does. A list is included element by element.</summary>
internal sealed class IncludeNode(int position, Expression partial, Expression? bound, string? alias, NamedArgument[] arguments)
    : Node(position)
{
    public override Completion Render(LiquidContext context)
    {
        var name = context.Text(partial.Evaluate(context));
        var template = PartialCall.Find(context, name);
        var variable = alias ?? PartialCall.VariableName(name);
        var value = default(LiquidValue);
        if (bound is not null) value = bound.Evaluate(context);
        else context.Scope.TryGet(variable, out value);

        var scope = context.Scope;
        var depth = scope.Depth;
        foreach (var argument in arguments) scope.Push(argument.Name, argument.Value.Evaluate(context));
        var completion = value.Kind == LiquidKind.List
            ? RenderEach(context, template, variable, value)
            : RenderOnce(context, template, variable, value);
        scope.PopTo(depth);
        return completion;
    }

    private static Completion RenderOnce(LiquidContext context, LiquidTemplate template, string variable, in LiquidValue value)
    {
        if (!value.IsNil) context.Scope.Push(variable, value);
        return PartialCall.Render(context, template);
    }

    private static Completion RenderEach(LiquidContext context, LiquidTemplate template, string variable, in LiquidValue list)
    {
        var depth = context.Scope.Depth;
        context.Scope.Push(variable, default);
        var count = Lists.Count(list);
        for (var i = 0L; i < count; i++)
        {
            context.Run.Step();
            context.Scope.Replace(depth, Lists.At(list, i));
            var completion = PartialCall.Render(context, template);
            if (completion != Completion.Normal) return completion;
        }

        return Completion.Normal;
    }
}
