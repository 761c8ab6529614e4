using Luma.BuildingBlocks.Liquid.Ast;
using Luma.BuildingBlocks.Liquid.Lexing;

namespace Luma.BuildingBlocks.Liquid.Parsing;

internal sealed partial class ExpressionParser
{
    /// <summary>A condition, up to the end of the markup.</summary>
    public Condition Condition()
    {
        var first = Comparison();
        if (markup.Is(MarkupTokenKind.End)) return first;

        var parts = new List<Condition> { first };
        var ands = new List<bool>();
        while (markup.IsWord("and") || markup.IsWord("or"))
        {
            ands.Add(markup.IsWord("and"));
            markup.Advance();
            parts.Add(Comparison());
        }

        ExpectEnd();
        return new Chain([.. parts], [.. ands]);
    }

    private Condition Comparison()
    {
        var left = Value();
        var position = markup.Current.Start;
        var sign = markup.Current.Kind;
        if (sign is >= MarkupTokenKind.Equal and <= MarkupTokenKind.GreaterOrEqual)
        {
            markup.Advance();
            return new Comparison(position, left, sign, Value());
        }

        if (!markup.IsWord("contains")) return new Truth(left);
        markup.Advance();
        return new Contains(left, Value());
    }
}
