using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Rendering;

/// <summary>The object <c>forloop</c>.</summary>
internal sealed class LoopState(string loopName, int length, LoopState? parent) : MemberSource
{
    public int Index { get; set; }

    public override bool TryGet(string name, out LiquidValue value)
    {
        var found = name switch
        {
            "index" => LiquidValue.Of((long)Index + 1),
            "index0" => LiquidValue.Of((long)Index),
            "rindex" => LiquidValue.Of((long)length - Index),
            "rindex0" => LiquidValue.Of((long)length - Index - 1),
            "first" => LiquidValue.Of(Index == 0),
            "last" => LiquidValue.Of(Index == length - 1),
            "length" => LiquidValue.Of((long)length),
            "name" => LiquidValue.Of(loopName),
            "parentloop" => parent is null ? default : LiquidValue.Of(parent),
            _ => (LiquidValue?)null,
        };
        value = found ?? default;
        return found is not null;
    }
}
