using System.Runtime.CompilerServices;
using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary>An argument of a partial, by name.</summary>
internal readonly record struct NamedArgument(string Name, Expression Value);

/// <summary>What <c>render</c> and <c>include</c> share: finding a partial and rendering it one level deeper.</summary>
internal static class PartialCall
{
    public static LiquidTemplate Find(LiquidContext context, string name)
    {
        var run = context.Run;
        if (run.Partials is not { } find) throw run.Fail(Messages.NoPartials());
        try
        {
            return find(name) ?? throw run.Fail(Messages.UnknownPartial(name));
        }
        catch (LiquidSyntaxException e)
        {
            throw run.Fail(Messages.InvalidPartial(name, e.Message), e);
        }
    }

    /// <summary>Renders a partial in a context; afterwards messages point into the calling template again.</summary>
    public static Completion Render(LiquidContext context, LiquidTemplate partial)
    {
        var run = context.Run;
        // The stack may end before the limit does: a hundred blocks within each of fifty partials.
        if (run.Depth >= run.Options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw run.Fail(Messages.DepthLimit(run.Options.MaxDepth));

        var (caller, position) = (run.Template, run.Position);
        run.Template = partial;
        run.Depth++;
        var completion = partial.Body.Render(context);
        run.Depth--;
        run.Template = caller;
        run.Position = position;
        return completion;
    }

    /// <summary>The last part of a path names the variable: <c>cards/address</c> gives <c>address</c>.</summary>
    public static string VariableName(string partial) => partial[(partial.LastIndexOf('/') + 1)..];
}
