using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Filters;

/// <summary>
/// Takes tags and comments out, and scripts and styles with what is in them. Good for making plain text of markup; no protection
/// against hostile markup, which is what escaping is for.
/// </summary>
internal static class HtmlStripper
{
    private static readonly (string Open, string Close)[] Blocks = [("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>")];

    public static void Strip(string text, OutputBuffer output)
    {
        // What was searched once without success is not searched again: hostile text would make that quadratic.
        Span<bool> missing = stackalloc bool[Blocks.Length + 1];
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            if (open < 0) break;
            output.Write(text.AsSpan(at, open - at));
            at = EndOfBlock(text, open, missing) ?? EndOfTag(text, open, missing) ?? open + 1;
            if (at == open + 1) output.Write('<');
        }

        output.Write(text.AsSpan(at));
    }

    private static int? EndOfBlock(string text, int open, Span<bool> missing)
    {
        for (var i = 0; i < Blocks.Length; i++)
        {
            if (missing[i] || !text.AsSpan(open).StartsWith(Blocks[i].Open, StringComparison.Ordinal)) continue;
            var close = text.IndexOf(Blocks[i].Close, open + Blocks[i].Open.Length, StringComparison.Ordinal);
            if (close >= 0) return close + Blocks[i].Close.Length;
            missing[i] = true;
        }

        return null;
    }

    private static int? EndOfTag(string text, int open, Span<bool> missing)
    {
        if (missing[^1]) return null;
        var close = text.IndexOf('>', open + 1);
        missing[^1] = close < 0;
        return close < 0 ? null : close + 1;
    }
}
