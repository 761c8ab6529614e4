namespace Luma.BuildingBlocks.Liquid.Filters;

/// <summary>A filter, and what the parser must know of it.</summary>
internal sealed record FilterEntry(string Name, LiquidFilter Apply, int Min, int Max, string[] Names, bool IsStandard);
