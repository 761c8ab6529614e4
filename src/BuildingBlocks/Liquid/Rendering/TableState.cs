using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Rendering;

/// <summary>The object <c>tablerowloop</c>.</summary>
internal sealed class TableState(int length, int columns) : MemberSource
{
    public int Index { get; set; }

    public int Column => Index % columns;

    public int Row => Index / columns;

    public bool IsLast => Index == length - 1;

    public bool EndsRow => Column == columns - 1;

    public override bool TryGet(string name, out LiquidValue value)
    {
        var found = name switch
        {
            "index" => LiquidValue.Of((long)Index + 1),
            "index0" => LiquidValue.Of((long)Index),
            "rindex" => LiquidValue.Of((long)length - Index),
            "rindex0" => LiquidValue.Of((long)length - Index - 1),
            "first" => LiquidValue.Of(Index == 0),
            "last" => LiquidValue.Of(IsLast),
            "length" => LiquidValue.Of((long)length),
            "col" => LiquidValue.Of((long)Column + 1),
            "col0" => LiquidValue.Of((long)Column),
            "col_first" => LiquidValue.Of(Column == 0),
            "col_last" => LiquidValue.Of(EndsRow),
            "row" => LiquidValue.Of((long)Row + 1),
            _ => (LiquidValue?)null,
        };
        value = found ?? default;
        return found is not null;
    }
}
