using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary>Nodes in a row.</summary>
internal sealed class Block(Node[] nodes)
{
    public static readonly Block Nothing = new([]);

    public bool IsBlank { get; } = Array.TrueForAll(nodes, n => n.IsBlank);

    public Completion Render(LiquidContext context)
    {
        var run = context.Run;
        foreach (var node in nodes)
        {
            run.Position = node.Position;
            run.Step();
            var completion = node.Render(context);
            if (completion != Completion.Normal) return completion;
        }

        return Completion.Normal;
    }

    /// <summary>Takes the whitespace out of the branches of a tag, if all of them are blank.</summary>
    public static void TidyTogether(Span<Block> branches)
    {
        foreach (var branch in branches)
        {
            if (!branch.IsBlank) return;
        }

        foreach (ref var branch in branches) branch = branch.WithoutText();
    }

    private Block WithoutText() => new(Array.FindAll(nodes, n => n is not TextNode));
}
