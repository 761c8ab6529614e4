namespace Luma.BuildingBlocks.Liquid.Values;

/// <summary>The engine's own objects with members, such as <c>forloop</c>.</summary>
internal abstract class MemberSource
{
    public abstract bool TryGet(string name, out LiquidValue value);
}
