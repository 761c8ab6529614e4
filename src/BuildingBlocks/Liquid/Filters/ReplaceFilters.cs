using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Filters;

internal static class ReplaceFilters
{
    public static LiquidValue Replace(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        All(context, context.Text(input), context.Text(arguments[0]), context.Text(arguments[1]));

    public static LiquidValue Remove(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        All(context, context.Text(input), context.Text(arguments[0]), "");

    public static LiquidValue ReplaceFirst(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var (text, part) = (context.Text(input), context.Text(arguments[0]));
        return At(text, text.IndexOf(part, StringComparison.Ordinal), part.Length, context.Text(arguments[1]));
    }

    public static LiquidValue RemoveFirst(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        ReplaceFirst(input, arguments, context);

    public static LiquidValue ReplaceLast(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var (text, part) = (context.Text(input), context.Text(arguments[0]));
        return At(text, text.LastIndexOf(part, StringComparison.Ordinal), part.Length, context.Text(arguments[1]));
    }

    public static LiquidValue RemoveLast(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        ReplaceLast(input, arguments, context);

    private static LiquidValue At(string text, int index, int length, string replacement) => LiquidValue.Of(index < 0
        ? text
        : string.Concat(text.AsSpan(0, index), replacement, text.AsSpan(index + length)));

    /// <summary>Written into limited memory: each replacement may be much longer than what it replaces.</summary>
    private static LiquidValue All(LiquidContext context, string text, string part, string replacement)
    {
        if (part.Length > 0 && !text.Contains(part, StringComparison.Ordinal)) return LiquidValue.Of(text);

        using var output = context.Run.Scratch();
        if (part.Length == 0)
        {
            // Nothing is found between all characters and at both ends.
            foreach (var character in CodePoints.Each(text))
            {
                output.Write(replacement);
                output.Write(character);
            }

            output.Write(replacement);
            return LiquidValue.Of(output.ToString());
        }

        var rest = text.AsSpan();
        int i;
        while ((i = rest.IndexOf(part, StringComparison.Ordinal)) >= 0)
        {
            output.Write(rest[..i]);
            output.Write(replacement);
            rest = rest[(i + part.Length)..];
        }

        output.Write(rest);
        return LiquidValue.Of(output.ToString());
    }
}
