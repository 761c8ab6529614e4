using System.Text;
using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary>One step of a path: a name, or an index that is computed.</summary>
internal readonly record struct PathStep(string? Name, Expression? Index);

/// <summary><c>a.b[c]</c>. The first step is a name, or an index whose value is the name.</summary>
internal sealed class VariablePath(int position, PathStep root, PathStep[] steps) : Expression
{
    /// <summary>The first name; null when it is known only when rendering.</summary>
    public string? Root => root.Name;

    public override LiquidValue Evaluate(LiquidContext context)
    {
        var found = context.Scope.TryGet(root.Name ?? context.Text(root.Index!.Evaluate(context)), out var value);
        foreach (var step in steps)
        {
            if (!found) break;
            // A copy: 'in' and 'out' must not be the same variable.
            var target = value;
            found = step.Name is { } name
                ? Members.TryGet(context, target, name, out value)
                : Members.TryGet(context, target, step.Index!.Evaluate(context), out value);
        }

        if (found) return value;
        if (!context.Run.Options.StrictVariables) return default;
        context.Run.Position = position;
        throw context.Run.Fail(Messages.UnknownVariable(Describe()));
    }

    /// <summary>The path as <see cref="VariableUse"/> writes it.</summary>
    public string Describe()
    {
        if (root.Name is not null && steps.Length == 0) return root.Name;
        var path = new StringBuilder(root.Name ?? "[*]");
        foreach (var step in steps)
        {
            if (step.Name is { } name) path.Append('.').Append(name);
            else if (step.Index is Literal { Value.Kind: LiquidKind.WholeNumber } index) path.Append('[').Append(index.Value.Bits).Append(']');
            else path.Append("[*]");
        }

        return path.ToString();
    }
}
