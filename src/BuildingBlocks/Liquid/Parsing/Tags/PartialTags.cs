using Luma.BuildingBlocks.Liquid.Ast;
using Luma.BuildingBlocks.Liquid.Lexing;

namespace Luma.BuildingBlocks.Liquid.Parsing.Tags;

internal static class PartialTags
{
    public static Node Render(TemplateParser parser, in TemplateToken tag)
    {
        parser.Markup.Open(tag.Start, tag.End);
        if (!parser.Markup.Is(MarkupTokenKind.String)) throw parser.Expressions.Unexpected("the name of a partial in quotes");
        var name = parser.Markup.Text.ToString();
        parser.NotePartial(name);
        parser.Markup.Advance();
        var call = Arguments(parser);
        return new RenderNode(
            tag.Position, name, call.Bound, call.ForEach, call.Alias ?? PartialCall.VariableName(name), call.Arguments);
    }

    public static Node Include(TemplateParser parser, in TemplateToken tag)
    {
        parser.Markup.Open(tag.Start, tag.End);
        var name = parser.Expressions.Value();
        if (name is Literal { Value.Kind: LiquidKind.Text } literal) parser.NotePartial(literal.Value.Text);
        var call = Arguments(parser);
        return new IncludeNode(tag.Position, name, call.Bound, call.Alias, call.Arguments);
    }

    /// <summary>Reads <c>with value as name, key: value</c>. The commas are optional.</summary>
    private static (Expression? Bound, bool ForEach, string? Alias, NamedArgument[] Arguments) Arguments(TemplateParser parser)
    {
        var (markup, read) = (parser.Markup, parser.Expressions);
        var (bound, forEach, alias) = (default(Expression), false, default(string));
        if ((markup.IsWord("with") || markup.IsWord("for")) && !markup.FollowedBy(':'))
        {
            forEach = markup.IsWord("for");
            markup.Advance();
            bound = read.Value();
        }

        if (markup.IsWord("as") && !markup.FollowedBy(':'))
        {
            markup.Advance();
            alias = read.Identifier("a name after 'as'");
        }

        var arguments = new List<NamedArgument>();
        while (!markup.Is(MarkupTokenKind.End))
        {
            if (read.Accept(MarkupTokenKind.Comma)) continue;
            var name = read.Identifier("the name of an argument");
            read.Expect(MarkupTokenKind.Colon, "':'");
            arguments.Add(new NamedArgument(name, read.Value()));
        }

        return (bound, forEach, alias, [.. arguments]);
    }
}
