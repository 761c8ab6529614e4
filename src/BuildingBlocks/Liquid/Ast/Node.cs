using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary>A piece of a template that writes. Immutable: what changes while rendering lives in the context.</summary>
internal abstract class Node(int position)
{
    /// <summary>Offset in the source, for messages.</summary>
    public int Position { get; } = position;

    /// <summary>
    /// True when the node can write nothing but whitespace of its own. A block of such nodes is there for its assignments; the
    /// whitespace between them is not meant to be seen.
    /// </summary>
    public virtual bool IsBlank => false;

    public abstract Completion Render(LiquidContext context);
}
