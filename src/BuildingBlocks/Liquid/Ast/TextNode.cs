using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary>Text that is written as it stands.</summary>
internal sealed class TextNode(int position, string text) : Node(position)
{
    public override bool IsBlank { get; } = string.IsNullOrWhiteSpace(text);

    public override Completion Render(LiquidContext context)
    {
        context.Output.Write(text);
        return Completion.Normal;
    }
}

/// <summary>A <c>raw</c> block: unlike text between tags it is meant even when it is only whitespace.</summary>
internal sealed class RawNode(int position, string text) : Node(position)
{
    public override bool IsBlank => text.Length == 0;

    public override Completion Render(LiquidContext context)
    {
        context.Output.Write(text);
        return Completion.Normal;
    }
}
