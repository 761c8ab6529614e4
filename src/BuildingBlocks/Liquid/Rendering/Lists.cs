using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Rendering;

/// <summary>Turns what a loop or a list filter is given into elements, within the limits.</summary>
internal static class Lists
{
    /// <summary>
    /// The elements that a list filter works on: lists within lists are laid flat, a dictionary or a single value is a list of one,
    /// nothing is a list of none.
    /// </summary>
    public static List<LiquidValue> Flat(LiquidContext context, in LiquidValue value)
    {
        var items = new List<LiquidValue>();
        Flatten(context, value, items, 0);
        return items;
    }

    public static LiquidValue ToValue(LiquidContext context, List<LiquidValue> items)
    {
        Check(context, items.Count);
        return LiquidValue.List([.. items]);
    }

    public static void Check(LiquidContext context, long count)
    {
        var max = context.Run.Options.MaxCollectionSize;
        if (count > max) throw context.Run.Fail(Messages.CollectionLimit(max));
    }

    /// <summary>What <c>for</c> goes over: as a list or range, text as one element unless empty, a dictionary as pairs.</summary>
    public static LiquidValue Loopable(LiquidContext context, in LiquidValue value)
    {
        switch (value.Kind)
        {
            case LiquidKind.List or LiquidKind.Range:
                return value;
            case LiquidKind.Text when value.Text.Length > 0:
                return LiquidValue.List([value]);
            case LiquidKind.Dictionary:
                Check(context, Pairs.Count(value));
                return LiquidValue.List([.. Pairs.AsLists(value)]);
            default:
                return default;
        }
    }

    public static long Count(in LiquidValue loopable) => loopable.Kind switch
    {
        LiquidKind.List => Sequence.Count(loopable),
        LiquidKind.Range => loopable.Range.Count,
        _ => 0,
    };

    public static LiquidValue At(in LiquidValue loopable, long index) => loopable.Kind == LiquidKind.Range
        ? LiquidValue.Of(loopable.Range.First + index)
        : Sequence.At(loopable, (int)index);

    private static void Flatten(LiquidContext context, in LiquidValue value, List<LiquidValue> items, int depth)
    {
        if (value.IsNil && depth == 0) return;
        if (value.Kind is not (LiquidKind.List or LiquidKind.Range))
        {
            Check(context, items.Count + 1L);
            items.Add(value);
            return;
        }

        if (depth > context.Run.Options.MaxDepth) throw context.Run.Fail(Messages.DepthLimit(depth - 1));
        var count = Count(value);
        Check(context, count);
        context.Run.Step((int)count);
        for (var i = 0L; i < count; i++) Flatten(context, At(value, i), items, depth + 1);
    }
}
