using Luma.BuildingBlocks.Liquid.Ast;
using Luma.BuildingBlocks.Liquid.Lexing;

namespace Luma.BuildingBlocks.Liquid.Parsing.Tags;

/// <summary>Tags whose inside is not parsed.</summary>
internal static class CommentTags
{
    public static Node Inline(TemplateParser parser, in TemplateToken tag)
    {
        for (var i = tag.Start; i < tag.End; i++)
        {
            if (parser.Source[i] != '\n') continue;
            while (i < tag.End && char.IsWhiteSpace(parser.Source[i])) i++;
            if (i < tag.End && parser.Source[i] != '#') throw parser.Fail(i, Messages.CommentLine());
        }

        return new NothingNode(tag.Position);
    }

    /// <summary>Comments nest, and within them a <c>raw</c> block hides an <c>endcomment</c>; nothing else is looked at.</summary>
    public static Node Comment(TemplateParser parser, in TemplateToken tag)
    {
        var depth = 1;
        while (depth > 0)
        {
            var next = parser.Tokens.NextTag();
            if (next.Kind == TemplateTokenKind.End) throw parser.Fail(tag.Position, Messages.BlockNotClosed("comment"));
            if (parser.Is(next, "comment")) depth++;
            else if (parser.Is(next, "endcomment")) depth--;
            else if (parser.Is(next, "raw")) parser.Tokens.Verbatim("endraw");
        }

        return new NothingNode(tag.Position);
    }

    public static Node Raw(TemplateParser parser, in TemplateToken tag)
    {
        var (start, end) = Verbatim(parser, tag, "raw");
        return new RawNode(tag.Position, parser.Source[start..end]);
    }

    public static Node Doc(TemplateParser parser, in TemplateToken tag)
    {
        var (start, end) = Verbatim(parser, tag, "doc");
        for (var i = start; i < end; i++)
        {
            i = parser.Source.IndexOf("{%", i, end - i, StringComparison.Ordinal);
            if (i < 0) break;
            if (OpensDoc(parser.Source.AsSpan(i + 2, end - i - 2))) throw parser.Fail(i, Messages.UnexpectedTag("doc", "doc"));
        }

        return new NothingNode(tag.Position);
    }

    private static (int Start, int End) Verbatim(TemplateParser parser, in TemplateToken tag, string name)
    {
        if (parser.Tokens is LineLexer) throw parser.Fail(tag.Position, Messages.NotInLiquidTag(name));
        var rest = parser.Source.AsSpan(tag.Start, tag.End - tag.Start).TrimStart();
        if (rest.Length > 0) throw parser.Fail(tag.End - rest.Length, Messages.NoArguments(name));
        return parser.Tokens.Verbatim("end" + name) ?? throw parser.Fail(tag.Position, Messages.BlockNotClosed(name));
    }

    /// <summary>A second <c>doc</c> inside the first means that one of them was not closed.</summary>
    private static bool OpensDoc(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('-').TrimStart();
        if (!tag.StartsWith("doc", StringComparison.Ordinal)) return false;
        return tag[3..].TrimStart().TrimStart('-').StartsWith("%}", StringComparison.Ordinal);
    }
}
