using Luma.BuildingBlocks.Liquid.Ast;
using Luma.BuildingBlocks.Liquid.Lexing;

namespace Luma.BuildingBlocks.Liquid.Parsing.Tags;

/// <summary>What follows the name of a loop: <c>item in items reversed limit: 2, offset: 1</c>. The name tells loops apart.</summary>
internal sealed record LoopHead(
    string Variable, string Name, Expression Collection, LoopRange Range, bool Reversed, Expression? Columns)
{
    public static LoopHead Parse(TemplateParser parser, in TemplateToken tag, string tagName)
    {
        var (markup, read) = (parser.Markup, parser.Expressions);
        markup.Open(tag.Start, tag.End);
        var variable = read.Identifier("the name of the loop variable");
        if (!markup.IsWord("in")) throw read.Unexpected("'in'");
        markup.Advance();

        var start = markup.Current.Start;
        var collection = read.Value();
        var name = $"{variable}-{parser.Source.AsSpan(start, markup.Current.Start - start).TrimEnd()}";
        var (range, reversed, columns) = (new LoopRange(null, null, false), false, default(Expression));
        while (!markup.Is(MarkupTokenKind.End))
        {
            if (read.Accept(MarkupTokenKind.Comma)) continue;
            if (markup.IsWord("reversed") && tagName == "for")
            {
                markup.Advance();
                reversed = true;
                continue;
            }

            var attribute = markup.Text.ToString();
            if (!Knows(tagName, attribute)) throw read.Fail(Messages.UnknownAttribute(tagName, attribute));
            markup.Advance();
            read.Expect(MarkupTokenKind.Colon, "':'");
            if (attribute == "offset" && markup.IsWord("continue") && tagName == "for")
            {
                markup.Advance();
                range = range with { ContinuesOffset = true };
                continue;
            }

            var value = read.Value();
            if (attribute == "limit") range = range with { Limit = value };
            else if (attribute == "offset") range = range with { Offset = value };
            else columns = value;
        }

        return new LoopHead(variable, name, collection, range, reversed, columns);
    }

    private static bool Knows(string tagName, string attribute) =>
        attribute is "limit" or "offset" || (attribute == "cols" && tagName == "tablerow");
}
