using Luma.BuildingBlocks.Liquid.Rendering;
using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Filters;

/// <summary>Filters that look at a property of each element: whether it equals the second argument, or without one, whether it is true.</summary>
internal static class SearchFilters
{
    private const int NoMatch = -1;
    private const int Ended = -2;

    public static LiquidValue Where(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        Select(context, input, arguments, wanted: true);

    public static LiquidValue Reject(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        Select(context, input, arguments, wanted: false);

    public static LiquidValue Find(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var items = Lists.Flat(context, input);
        return FirstMatch(context, items, arguments) is >= 0 and var index ? items[index] : default;
    }

    public static LiquidValue FindIndex(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        FirstMatch(context, Lists.Flat(context, input), arguments) is >= 0 and var index ? LiquidValue.Of((long)index) : default;

    public static LiquidValue Has(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        FirstMatch(context, Lists.Flat(context, input), arguments) switch
        {
            >= 0 => LiquidValue.Of(true),
            NoMatch => LiquidValue.Of(false),
            _ => default,
        };

    public static LiquidValue Map(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var items = Lists.Flat(context, input);
        for (var i = 0; i < items.Count; i++) items[i] = Properties.Read(context, items[i], arguments[0]);
        return Lists.ToValue(context, items);
    }

    public static LiquidValue Sum(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var total = LiquidValue.Of(0L);
        foreach (var item in Lists.Flat(context, input))
        {
            var value = arguments[0].IsNil ? item : Properties.Read(context, item, arguments[0]);
            foreach (var part in Lists.Flat(context, value))
                total = Arithmetic.Apply(Operation.Add, Numeric.Of(total), Numeric.Of(part))!.Value;
        }

        return total;
    }

    private static LiquidValue Select(LiquidContext context, in LiquidValue input, in LiquidArguments arguments, bool wanted)
    {
        var found = new List<LiquidValue>();
        foreach (var item in Lists.Flat(context, input))
        {
            if (!Properties.TryRead(context, item, arguments[0], out var value)) return default;
            if (Matches(value, arguments[1]) == wanted) found.Add(item);
        }

        return Lists.ToValue(context, found);
    }

    private static int FirstMatch(LiquidContext context, List<LiquidValue> items, in LiquidArguments arguments)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!Properties.TryRead(context, items[i], arguments[0], out var value)) return Ended;
            if (Matches(value, arguments[1])) return i;
        }

        return NoMatch;
    }

    private static bool Matches(in LiquidValue value, in LiquidValue target) =>
        target.IsNil ? value.IsTruthy : Equality.Equal(value, target);
}
