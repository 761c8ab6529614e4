using Luma.BuildingBlocks.Liquid.Rendering;
using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Filters;

/// <summary>
/// What list filters understand by a property. The rules are those of Ruby's <c>[]</c>, on which templates have come to rely: text has
/// its parts as properties, a whole number has its bits, and things that have no properties at all end the search.
/// </summary>
internal static class Properties
{
    /// <summary>False when the item can have no properties, so that the filter gives nil.</summary>
    public static bool TryRead(LiquidContext context, in LiquidValue item, in LiquidValue property, out LiquidValue value)
    {
        value = default;
        switch (item.Kind)
        {
            case LiquidKind.Dictionary:
                if (property.Kind == LiquidKind.Text) Pairs.TryGet(item, property.Text, out value);
                return true;
            case LiquidKind.Entity:
                if (property.Kind == LiquidKind.Text) Members.TryGet(context, item, property.Text, out value);
                return true;
            case LiquidKind.Text when property.Kind == LiquidKind.Text:
                if (item.Text.Contains(property.Text, StringComparison.Ordinal)) value = property;
                return true;
            case LiquidKind.Text when property.Kind == LiquidKind.WholeNumber:
                var index = property.Bits < 0 ? property.Bits + item.Text.Length : property.Bits;
                if (index >= 0 && index < item.Text.Length) value = LiquidValue.Of(item.Text.Substring((int)index, 1));
                return true;
            case LiquidKind.WholeNumber when property.IsNumeric:
                var bit = property.Kind == LiquidKind.WholeNumber ? property.Bits : (long)property.Double;
                value = LiquidValue.Of(bit is < 0 or > 62 ? 0L : (item.Bits >> (int)bit) & 1);
                return true;
            case LiquidKind.WholeNumber:
                throw context.Run.Fail(Messages.NoProperty(context.Text(property)));
            default:
                return false;
        }
    }

    public static LiquidValue Read(LiquidContext context, in LiquidValue item, in LiquidValue property)
    {
        TryRead(context, item, property, out var value);
        return value;
    }
}
