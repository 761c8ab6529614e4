using Luma.BuildingBlocks.Liquid.Rendering;
using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary>
/// <c>case</c>. As in Shopify's Liquid every <c>when</c> is tried, a branch is rendered once for each of its values that matches, and an
/// <c>else</c> (values null) is rendered when nothing before it matched.
/// </summary>
internal sealed class CaseNode(int position, Expression subject, Expression[]?[] values, Block[] branches) : Node(position)
{
    public override bool IsBlank { get; } = Array.TrueForAll(branches, b => b.IsBlank);

    public override Completion Render(LiquidContext context)
    {
        var wanted = subject.Evaluate(context);
        var matched = false;
        for (var i = 0; i < branches.Length; i++)
        {
            var completion = values[i] is { } candidates
                ? RenderMatches(context, wanted, candidates, branches[i], ref matched)
                : matched ? Completion.Normal : branches[i].Render(context);
            if (completion != Completion.Normal) return completion;
        }

        return Completion.Normal;
    }

    private static Completion RenderMatches(
        LiquidContext context, in LiquidValue wanted, Expression[] candidates, Block branch, ref bool matched)
    {
        foreach (var candidate in candidates)
        {
            if (!Equality.Equal(wanted, candidate.Evaluate(context))) continue;
            matched = true;
            var completion = branch.Render(context);
            if (completion != Completion.Normal) return completion;
        }

        return Completion.Normal;
    }
}
