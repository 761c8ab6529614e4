using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary><c>if</c> and <c>unless</c> with their branches; the first whose condition holds is rendered.</summary>
internal sealed class IfNode(int position, Condition[] conditions, Block[] branches) : Node(position)
{
    public override bool IsBlank { get; } = Array.TrueForAll(branches, b => b.IsBlank);

    public override Completion Render(LiquidContext context)
    {
        for (var i = 0; i < conditions.Length; i++)
        {
            if (conditions[i].Holds(context)) return branches[i].Render(context);
        }

        return Completion.Normal;
    }
}
