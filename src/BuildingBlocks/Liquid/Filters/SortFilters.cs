using Luma.BuildingBlocks.Liquid.Rendering;
using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Filters;

/// <summary>Sorting is stable, and nil comes last.</summary>
internal static class SortFilters
{
    private static readonly Comparer<LiquidValue> Natural = Comparer<LiquidValue>.Create((a, b) =>
        a.IsNil || b.IsNil ? a.IsNil.CompareTo(b.IsNil) : Ordering.Compare(a, b) ?? 0);

    private static readonly Comparer<string?> IgnoringCase = Comparer<string?>.Create((a, b) =>
        a is null || b is null ? (a is null).CompareTo(b is null) : string.Compare(a, b, StringComparison.OrdinalIgnoreCase));

    public static LiquidValue Sort(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        if (Keys(context, input, arguments[0]) is not { } keyed) return default;

        // Checked before: a comparison that fails within the sort would surface as another exception.
        var reference = keyed.Find(k => !k.Key.IsNil).Key;
        foreach (var (key, _) in keyed)
        {
            if (!key.IsNil && Ordering.Compare(key, reference) is null)
                throw context.Run.Fail(Messages.NotComparable(Name(reference), Name(key)));
        }

        return LiquidValue.List([.. keyed.OrderBy(k => k.Key, Natural).Select(k => k.Item)]);
    }

    public static LiquidValue SortNatural(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        if (Keys(context, input, arguments[0]) is not { } keyed) return default;
        return LiquidValue.List([.. keyed.OrderBy(k => k.Key.IsNil ? null : context.Text(k.Key), IgnoringCase).Select(k => k.Item)]);
    }

    /// <summary>The elements with what they are sorted by; null when there is one that can have no properties.</summary>
    private static List<(LiquidValue Key, LiquidValue Item)>? Keys(LiquidContext context, in LiquidValue input, in LiquidValue property)
    {
        var items = Lists.Flat(context, input);
        context.Run.Step(items.Count);
        var keyed = new List<(LiquidValue, LiquidValue)>(items.Count);
        foreach (var item in items)
        {
            var key = item;
            if (!property.IsNil && !Properties.TryRead(context, item, property, out key)) return null;
            keyed.Add((key, item));
        }

        return keyed;
    }

    private static string Name(in LiquidValue value) => value.Kind.ToString().ToLowerInvariant();
}
