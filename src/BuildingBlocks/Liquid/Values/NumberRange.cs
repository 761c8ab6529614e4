namespace Luma.BuildingBlocks.Liquid.Values;

/// <summary>Whole numbers from one to another, both included; empty when the first is larger.</summary>
internal sealed record NumberRange(long First, long Last)
{
    /// <summary>Saturates instead of overflowing: only limits ever compare with counts that large.</summary>
    public long Count => Last < First ? 0 : (ulong)(Last - First) >= long.MaxValue ? long.MaxValue : Last - First + 1;
}
