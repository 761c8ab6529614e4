namespace Luma.BuildingBlocks.Liquid.Lexing;

/// <summary>Where the parser takes its tokens from: a whole template, or the lines of a <c>liquid</c> tag.</summary>
internal abstract class TokenSource(string source)
{
    protected string Source { get; } = source;

    public abstract TemplateToken Next();

    /// <summary>The next tag, whatever is around it: comments skip what would not parse.</summary>
    public abstract TemplateToken NextTag();

    /// <summary>Everything up to the tag of the given name, unread; null when there is no such tag.</summary>
    public abstract (int Start, int End)? Verbatim(string endTag);

    protected static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r') or '\0';

    /// <summary>Reads a tag's name at the beginning of a range.</summary>
    protected TemplateToken Tag(int position, int start, int end)
    {
        while (start < end && IsSpace(Source[start])) start++;
        while (end > start && IsSpace(Source[end - 1])) end--;
        var stop = start;
        if (start < end && Source[start] == '#') stop++;
        else while (stop < end && IsNameChar(Source[stop])) stop++;

        return new TemplateToken(TemplateTokenKind.Tag, position, stop, end, start, stop - start);
    }

    private static bool IsNameChar(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
