using System.Collections;

namespace Luma.BuildingBlocks.Liquid.Values;

/// <summary>Reads lists as they come: the engine's own arrays, and whatever list the model holds, uncopied.</summary>
internal static class Sequence
{
    // Only a guard against endless enumerables; renderings have their own, smaller limit.
    private const int MaxMaterialized = 1_000_000;

    public static int Count(in LiquidValue list) => list.Reference switch
    {
        LiquidValue[] own => own.Length,
        IList items => items.Count,
        IReadOnlyList<object?> items => items.Count,
        _ => 0,
    };

    public static LiquidValue At(in LiquidValue list, int index) => list.Reference switch
    {
        LiquidValue[] own => own[index],
        IList items => LiquidValue.From(items[index]),
        IReadOnlyList<object?> items => LiquidValue.From(items[index]),
        _ => default,
    };

    public static LiquidValue[] Materialize(IEnumerable items)
    {
        var list = new List<LiquidValue>();
        foreach (var item in items)
        {
            if (list.Count == MaxMaterialized)
                throw new LiquidRenderException(Messages.CollectionLimit(MaxMaterialized), SourcePosition.None);
            list.Add(LiquidValue.From(item));
        }

        return [.. list];
    }
}
