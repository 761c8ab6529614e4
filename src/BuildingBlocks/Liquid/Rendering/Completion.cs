namespace Luma.BuildingBlocks.Liquid.Rendering;

/// <summary>How a node ended. A node with children stops and hands on anything but <see cref="Normal"/>.</summary>
internal enum Completion
{
    Normal,
    Break,
    Continue,
}
