namespace Luma.BuildingBlocks.Liquid.Values;

/// <summary>Counts and cuts text by characters as a reader sees them, never through the middle of an emoji's code point.</summary>
internal static class CodePoints
{
    public static int Count(string text)
    {
        var count = text.Length;
        for (var i = text.AsSpan().IndexOfAnyInRange('\ud800', '\udbff'); i >= 0 && i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1])) count--;
        }

        return count;
    }

    /// <summary>A part of the text; start and length are within <see cref="Count"/>.</summary>
    public static string Slice(string text, int start, int length)
    {
        var from = Offset(text, 0, start);
        return text[from..Offset(text, from, length)];
    }

    public static IEnumerable<string> Each(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var width = WidthAt(text, i);
            yield return text.Substring(i, width);
            i += width;
        }
    }

    private static int WidthAt(string text, int i) =>
        i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;

    private static int Offset(string text, int from, int count)
    {
        while (count-- > 0 && from < text.Length) from += WidthAt(text, from);
        return from;
    }
}
