using Luma.BuildingBlocks.Liquid.Ast;
using Luma.BuildingBlocks.Liquid.Lexing;

namespace Luma.BuildingBlocks.Liquid.Parsing.Tags;

internal static class VariableTags
{
    public static Node Assign(TemplateParser parser, in TemplateToken tag)
    {
        var name = Target(parser, tag);
        parser.Expressions.Expect(MarkupTokenKind.Assign, "'='");
        var value = parser.Expressions.Filtered();
        parser.Names.Assign(name);
        return new AssignNode(tag.Position, name, value);
    }

    public static Node Capture(TemplateParser parser, in TemplateToken tag)
    {
        var name = Target(parser, tag);
        parser.Expressions.ExpectEnd();
        var body = parser.ParseBody(tag, "capture", ["endcapture"], out _);
        parser.Names.Assign(name);
        return new CaptureNode(tag.Position, name, body);
    }

    public static TagParser Count(int step) => (TemplateParser parser, in TemplateToken tag) =>
    {
        var name = Target(parser, tag);
        parser.Expressions.ExpectEnd();
        parser.Names.Assign(name);
        return new CountNode(tag.Position, name, step);
    };

    private static string Target(TemplateParser parser, in TemplateToken tag)
    {
        var name = parser.Markup.OpenName(tag.Start, tag.End);
        return name.Length > 0 ? name.ToString() : throw parser.Expressions.Unexpected("the name of a variable");
    }
}
