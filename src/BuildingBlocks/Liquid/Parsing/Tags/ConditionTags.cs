using System.Runtime.InteropServices;
using Luma.BuildingBlocks.Liquid.Ast;
using Luma.BuildingBlocks.Liquid.Lexing;

namespace Luma.BuildingBlocks.Liquid.Parsing.Tags;

internal static class ConditionTags
{
    private static readonly string[] CaseParts = ["when", "else", "endcase"];

    public static Node If(TemplateParser parser, in TemplateToken tag) => Branches(parser, tag, "if", c => c);

    public static Node Unless(TemplateParser parser, in TemplateToken tag) => Branches(parser, tag, "unless", c => new Not(c));

    public static Node Case(TemplateParser parser, in TemplateToken tag)
    {
        parser.Markup.Open(tag.Start, tag.End);
        var subject = parser.Expressions.Value();
        parser.Expressions.ExpectEnd();

        // What stands before the first 'when' is never shown.
        parser.ParseBody(tag, "case", CaseParts, out var part);
        var values = new List<Expression[]?>();
        var branches = new List<Block>();
        while (!parser.Is(part, "endcase"))
        {
            values.Add(parser.Is(part, "when") ? When(parser, part) : null);
            branches.Add(parser.ParseBody(tag, "case", CaseParts, out part));
        }

        Block.TidyTogether(CollectionsMarshal.AsSpan(branches));
        return new CaseNode(tag.Position, subject, [.. values], [.. branches]);
    }

    /// <summary>Branches after the first <c>else</c> are read and never reached, whatever they are.</summary>
    private static IfNode Branches(TemplateParser parser, in TemplateToken tag, string name, Func<Condition, Condition> first)
    {
        string[] parts = ["elsif", "else", "end" + name];
        parser.Markup.Open(tag.Start, tag.End);
        var conditions = new List<Condition> { first(parser.Expressions.Condition()) };
        var branches = new List<Block> { parser.ParseBody(tag, name, parts, out var part) };
        while (!parser.Is(part, parts[2]))
        {
            conditions.Add(parser.Is(part, "else") ? Always.Instance : Elsif(parser, part));
            branches.Add(parser.ParseBody(tag, name, parts, out part));
        }

        Block.TidyTogether(CollectionsMarshal.AsSpan(branches));
        return new IfNode(tag.Position, [.. conditions], [.. branches]);
    }

    private static Condition Elsif(TemplateParser parser, in TemplateToken part)
    {
        parser.Markup.Open(part.Start, part.End);
        return parser.Expressions.Condition();
    }

    private static Expression[] When(TemplateParser parser, in TemplateToken part)
    {
        var markup = parser.Markup;
        markup.Open(part.Start, part.End);
        var values = new List<Expression> { parser.Expressions.Value() };
        while (markup.Is(MarkupTokenKind.Comma) || markup.IsWord("or"))
        {
            markup.Advance();
            values.Add(parser.Expressions.Value());
        }

        if (!parser.Options.Lenient) parser.Expressions.ExpectEnd();
        return [.. values];
    }
}
