using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Filters;

internal static class ListFilters
{
    public static LiquidValue First(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) => Members.First(input);

    public static LiquidValue Last(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) => Members.Last(input);

    public static LiquidValue Join(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var glue = arguments.Count == 0 ? " " : context.Text(arguments[0]);
        using var output = context.Run.Scratch();
        var first = true;
        foreach (var item in Lists.Flat(context, input))
        {
            if (!first) output.Write(glue);
            first = false;
            ValueWriter.Write(context, output, item, escape: false);
        }

        return LiquidValue.Of(output.ToString());
    }

    public static LiquidValue Reverse(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var items = Lists.Flat(context, input);
        items.Reverse();
        return Lists.ToValue(context, items);
    }

    public static LiquidValue Concat(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var more = arguments[0];
        if (more.Kind is not (LiquidKind.List or LiquidKind.Range)) throw context.Run.Fail(Messages.NotAList());
        var items = Lists.Flat(context, input);
        var count = Lists.Count(more);
        Lists.Check(context, count);
        Lists.Check(context, items.Count + count);
        for (var i = 0L; i < count; i++) items.Add(Lists.At(more, i));
        return Lists.ToValue(context, items);
    }

    public static LiquidValue Compact(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var property = arguments[0];
        var items = Lists.Flat(context, input);
        items.RemoveAll(item => (property.IsNil ? item : Properties.Read(context, item, property)).IsNil);
        return Lists.ToValue(context, items);
    }

    public static LiquidValue Uniq(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var property = arguments[0];
        var seen = new HashSet<LiquidValue>();
        var items = Lists.Flat(context, input);
        items.RemoveAll(item => !seen.Add(property.IsNil ? item : Properties.Read(context, item, property)));
        return Lists.ToValue(context, items);
    }
}
