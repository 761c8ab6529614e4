namespace Luma.BuildingBlocks.Liquid.Filters;

internal static class TextFilters
{
    public static LiquidValue Append(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(string.Concat(context.Text(input), context.Text(arguments[0])));

    public static LiquidValue Prepend(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(string.Concat(context.Text(arguments[0]), context.Text(input)));

    public static LiquidValue Upcase(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(context.Text(input).ToUpperInvariant());

    public static LiquidValue Downcase(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(context.Text(input).ToLowerInvariant());

    public static LiquidValue Capitalize(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var text = context.Text(input);
        return LiquidValue.Of(text.Length == 0
            ? text
            : string.Create(text.Length, text, static (target, source) =>
            {
                source.AsSpan().ToLowerInvariant(target);
                target[0] = char.ToUpperInvariant(source[0]);
            }));
    }

    public static LiquidValue Strip(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(context.Text(input).Trim());

    public static LiquidValue StripLeft(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(context.Text(input).TrimStart());

    public static LiquidValue StripRight(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(context.Text(input).TrimEnd());

    public static LiquidValue StripNewlines(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(context.Text(input)
            .Replace("\r\n", "", StringComparison.Ordinal)
            .Replace("\n", "", StringComparison.Ordinal));
}
