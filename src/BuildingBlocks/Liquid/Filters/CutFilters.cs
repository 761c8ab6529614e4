using Luma.BuildingBlocks.Liquid.Rendering;
using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Filters;

internal static class CutFilters
{
    public static LiquidValue Slice(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var start = Arguments.Whole(context, arguments[0]);
        var length = arguments[1].IsNil ? 1 : Arguments.Whole(context, arguments[1]);
        var isList = input.Kind is LiquidKind.List or LiquidKind.Range;
        var text = isList ? "" : context.Text(input);
        var count = isList ? Lists.Count(input) : CodePoints.Count(text);
        if (start < 0) start += count;
        length = start < 0 || start > count ? 0 : Math.Clamp(length, 0, count - start);
        if (!isList) return LiquidValue.Of(length == 0 ? "" : CodePoints.Slice(text, (int)start, (int)length));

        Lists.Check(context, length);
        var part = new LiquidValue[length];
        for (var i = 0; i < part.Length; i++) part[i] = Lists.At(input, start + i);
        return LiquidValue.List(part);
    }

    public static LiquidValue Truncate(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        if (input.IsNil) return default;
        var text = context.Text(input);
        var length = arguments.Count == 0 ? 50 : Arguments.Whole(context, arguments[0]);
        var ending = arguments.Count < 2 ? "..." : context.Text(arguments[1]);
        if (CodePoints.Count(text) <= length) return LiquidValue.Of(text);

        var kept = (int)Math.Max(0, length - CodePoints.Count(ending));
        return LiquidValue.Of(CodePoints.Slice(text, 0, kept) + ending);
    }

    public static LiquidValue TruncateWords(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        if (input.IsNil) return default;
        var text = context.Text(input);
        var words = arguments.Count == 0 ? 15 : Math.Max(1, Arguments.Whole(context, arguments[0]));
        var ending = arguments.Count < 2 ? "..." : context.Text(arguments[1]);

        using var output = context.Run.Scratch();
        var rest = text.AsSpan().TrimStart();
        for (var i = 0L; i < words; i++)
        {
            var length = EndOfWord(rest);
            if (length == rest.Length) return LiquidValue.Of(text);
            if (i > 0) output.Write(' ');
            output.Write(rest[..length]);
            rest = rest[length..].TrimStart();
        }

        output.Write(ending);
        return LiquidValue.Of(output.ToString());
    }

    public static LiquidValue Split(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var text = context.Text(input);
        var separator = context.Text(arguments[0]);
        var parts = new List<LiquidValue>();
        var pieces = separator switch
        {
            "" => CodePoints.Each(text),
            " " => Words(text),
            _ => Pieces(text, separator),
        };
        foreach (var piece in pieces)
        {
            Lists.Check(context, parts.Count + 1L);
            parts.Add(LiquidValue.Of(piece));
        }

        while (parts.Count > 0 && parts[^1].Text.Length == 0) parts.RemoveAt(parts.Count - 1);
        return Lists.ToValue(context, parts);
    }

    private static int EndOfWord(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && !char.IsWhiteSpace(text[i])) i++;
        return i;
    }

    private static IEnumerable<string> Words(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
            var length = EndOfWord(text.AsSpan(i));
            if (length > 0) yield return text.Substring(i, length);
            i += length;
        }
    }

    private static IEnumerable<string> Pieces(string text, string separator)
    {
        var start = 0;
        int next;
        while ((next = text.IndexOf(separator, start, StringComparison.Ordinal)) >= 0)
        {
            yield return text[start..next];
            start = next + separator.Length;
        }

        yield return text[start..];
    }
}
