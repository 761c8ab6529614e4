using Luma.BuildingBlocks.Liquid.Parsing;

namespace Luma.BuildingBlocks.Liquid.Lexing;

/// <summary>
/// Splits a template into text, outputs and tags. A tag ends at the first <c>%}</c> and an output at the first <c>}}</c>, even within
/// quotes: that is how Liquid has always read them.
/// </summary>
internal sealed class TemplateLexer(string source) : TokenSource(source)
{
    private int at;
    private bool trimNext;

    public override TemplateToken Next()
    {
        if (at < Source.Length && !OpensAt(at))
        {
            var text = Text();
            if (text.End > text.Start) return text;
        }

        if (at >= Source.Length) return new(TemplateTokenKind.End, Source.Length, Source.Length, Source.Length);

        var position = at;
        var output = Source[at + 1] == '{';
        var close = Source.IndexOf(output ? "}}" : "%}", at + 2, StringComparison.Ordinal);
        if (close < 0) throw Syntax.Error(Source, at, output ? Messages.OutputNotClosed() : Messages.TagNotClosed());

        var (start, end) = Inside(at + 2, close);
        at = close + 2;
        return output ? new(TemplateTokenKind.Output, position, start, end) : Tag(position, start, end);
    }

    public override TemplateToken NextTag()
    {
        var open = Source.IndexOf("{%", at, StringComparison.Ordinal);
        var close = open < 0 ? -1 : Source.IndexOf("%}", open + 2, StringComparison.Ordinal);
        if (close < 0)
        {
            at = Source.Length;
            return new(TemplateTokenKind.End, at, at, at);
        }

        var (start, end) = Inside(open + 2, close);
        at = close + 2;
        return Tag(open, start, end);
    }

    public override (int Start, int End)? Verbatim(string endTag)
    {
        var start = at;
        var search = at;
        var trimStart = trimNext;
        while (true)
        {
            var open = Source.IndexOf("{%", search, StringComparison.Ordinal);
            if (open < 0) return null;
            search = open + 2;
            if (EndTagAt(search, endTag) is not { } close) continue;

            var end = open;
            trimNext = Source[close - 1] == '-';
            at = close + 2;
            if (trimStart) while (start < end && IsSpace(Source[start])) start++;
            if (Source[open + 2] == '-') while (end > start && IsSpace(Source[end - 1])) end--;
            return (start, end);
        }
    }

    /// <summary>The offset of <c>%}</c> when exactly the given tag stands at an offset.</summary>
    private int? EndTagAt(int i, string name)
    {
        if (i < Source.Length && Source[i] == '-') i++;
        while (i < Source.Length && IsSpace(Source[i])) i++;
        if (!Source.AsSpan(i).StartsWith(name, StringComparison.Ordinal)) return null;
        i += name.Length;
        while (i < Source.Length && IsSpace(Source[i])) i++;
        if (i < Source.Length && Source[i] == '-') i++;
        return Source.AsSpan(i).StartsWith("%}", StringComparison.Ordinal) ? i : null;
    }

    private bool OpensAt(int i) => Source[i] == '{' && i + 1 < Source.Length && Source[i + 1] is '{' or '%';

    private TemplateToken Text()
    {
        var start = at;
        do
        {
            var next = Source.IndexOf('{', at + 1);
            at = next < 0 ? Source.Length : next;
        }
        while (at < Source.Length && !OpensAt(at));

        var end = at;
        if (trimNext) while (start < end && IsSpace(Source[start])) start++;
        if (at + 2 < Source.Length && Source[at + 2] == '-') while (end > start && IsSpace(Source[end - 1])) end--;
        trimNext = false;
        return new(TemplateTokenKind.Text, start, start, end);
    }

    /// <summary>Takes the hyphens of whitespace control off; the closing one trims the text that follows.</summary>
    private (int Start, int End) Inside(int start, int end)
    {
        if (start < end && Source[start] == '-') start++;
        trimNext = end > start && Source[end - 1] == '-';
        return (start, trimNext ? end - 1 : end);
    }
}
