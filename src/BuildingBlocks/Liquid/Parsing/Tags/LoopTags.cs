using Luma.BuildingBlocks.Liquid.Ast;
using Luma.BuildingBlocks.Liquid.Lexing;
using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Parsing.Tags;

internal static class LoopTags
{
    public static TagParser Jump(Completion completion) =>
        (TemplateParser _, in TemplateToken tag) => new JumpNode(tag.Position, completion);

    public static Node For(TemplateParser parser, in TemplateToken tag)
    {
        var head = LoopHead.Parse(parser, tag, "for");
        parser.Names.Enter("forloop");
        parser.Names.Enter(head.Variable);
        Block[] blocks = [parser.ParseBody(tag, "for", ["else", "endfor"], out var part), Block.Nothing];
        parser.Names.Leave(2);

        // Only the first 'else' counts; others are read and dropped, as in 'if'.
        for (var first = true; parser.Is(part, "else"); first = false)
        {
            var block = parser.ParseBody(tag, "for", ["else", "endfor"], out part);
            if (first) blocks[1] = block;
        }

        Block.TidyTogether(blocks);
        return new ForNode(
            tag.Position, head.Variable, head.Name, head.Collection, head.Range, head.Reversed, blocks[0], blocks[1]);
    }

    public static Node TableRow(TemplateParser parser, in TemplateToken tag)
    {
        var head = LoopHead.Parse(parser, tag, "tablerow");
        parser.Names.Enter("tablerowloop");
        parser.Names.Enter(head.Variable);
        var body = parser.ParseBody(tag, "tablerow", ["endtablerow"], out _);
        parser.Names.Leave(2);
        return new TableRowNode(tag.Position, head.Variable, head.Collection, head.Range, head.Columns, body);
    }
}
