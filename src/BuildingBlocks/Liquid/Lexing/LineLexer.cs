namespace Luma.BuildingBlocks.Liquid.Lexing;

/// <summary>The lines of a <c>liquid</c> tag, each a tag without delimiters.</summary>
internal sealed class LineLexer(string source, int start, int end) : TokenSource(source)
{
    private int at = start;

    public override TemplateToken Next()
    {
        while (at < end)
        {
            var stop = Source.IndexOf('\n', at, end - at);
            if (stop < 0) stop = end;
            var line = Tag(at, at, stop);
            at = Math.Min(stop + 1, end);
            if (line.NameLength > 0 || line.End > line.Start) return line with { Position = line.NameStart };
        }

        return new(TemplateTokenKind.End, end, end, end);
    }

    public override TemplateToken NextTag() => Next();

    public override (int Start, int End)? Verbatim(string endTag) => null;
}
