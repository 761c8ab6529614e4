using Luma.BuildingBlocks.Liquid.Ast;
using Luma.BuildingBlocks.Liquid.Lexing;

namespace Luma.BuildingBlocks.Liquid.Parsing.Tags;

internal static class OutputTags
{
    public static Node Output(TemplateParser parser, in TemplateToken token)
    {
        parser.Markup.Open(token.Start, token.End);
        var expression = parser.Markup.Is(MarkupTokenKind.End) ? null : parser.Expressions.Filtered();
        return new OutputNode(token.Position, expression);
    }

    public static Node Liquid(TemplateParser parser, in TemplateToken tag) => new GroupNode(tag.Position, parser.ParseLines(tag));

    public static Node IfChanged(TemplateParser parser, in TemplateToken tag) =>
        new IfChangedNode(tag.Position, parser.ParseBody(tag, "ifchanged", ["endifchanged"], out _));

    public static Node Cycle(TemplateParser parser, in TemplateToken tag)
    {
        var (markup, read) = (parser.Markup, parser.Expressions);
        markup.Open(tag.Start, tag.End);
        var values = new List<Expression> { read.Value() };
        Expression? name = null;
        if (read.Accept(MarkupTokenKind.Colon))
        {
            name = values[0];
            values[0] = read.Value();
        }

        while (read.Accept(MarkupTokenKind.Comma)) values.Add(read.Value());
        read.ExpectEnd();

        // Unnamed cycles of the same literals go on together; with variables each stands for itself. A zero character keeps
        // both apart from any name.
        var key = values.TrueForAll(v => v is Literal)
            ? $"\0{parser.Source.AsSpan(tag.Start, tag.End - tag.Start)}"
            : $"\0{tag.Position}";
        return new CycleNode(tag.Position, name, key, [.. values]);
    }
}
