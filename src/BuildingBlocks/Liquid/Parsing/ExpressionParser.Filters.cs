using Luma.BuildingBlocks.Liquid.Ast;
using Luma.BuildingBlocks.Liquid.Filters;
using Luma.BuildingBlocks.Liquid.Lexing;

namespace Luma.BuildingBlocks.Liquid.Parsing;

internal sealed partial class ExpressionParser
{
    // A chain of filters is evaluated from its end, by recursion.
    private const int MaxFilters = 100;

    /// <summary>A value and its filters, up to the end of the markup.</summary>
    public Expression Filtered()
    {
        var value = Value();
        for (var i = 0; Accept(MarkupTokenKind.Pipe); i++)
        {
            if (i == MaxFilters) throw Fail(Messages.TooDeep());
            value = Filter(value);
        }

        ExpectEnd();
        return value;
    }

    private FilterCall Filter(Expression input)
    {
        var position = markup.Current.Start;
        if (!markup.Is(MarkupTokenKind.Identifier)) throw Unexpected("the name of a filter");
        var filter = filters.Find(markup.Text) ?? throw Fail(Messages.UnknownFilter(markup.Text.ToString()));
        var name = filter.Name;
        markup.Advance();
        if (!Accept(MarkupTokenKind.Colon))
        {
            if (filter.Min > 0) throw Syntax.Error(source, position, Messages.ArgumentCount(name, filter.Min, filter.Max, 0));
            return new FilterCall(position, input, filter, [], []);
        }

        var positional = new List<Expression>();
        var named = default(List<NamedArgument>);
        do Argument(filter, positional, ref named);
        while (Accept(MarkupTokenKind.Comma));

        var count = positional.Count;
        if (count < filter.Min || count > filter.Max || count + (named?.Count ?? 0) > FilterCall.MaxArguments)
            throw Syntax.Error(source, position, Messages.ArgumentCount(name, filter.Min, filter.Max, count));

        if (named is null) return new FilterCall(position, input, filter, [.. positional], []);
        foreach (var argument in named) positional.Add(argument.Value);
        return new FilterCall(position, input, filter, [.. positional], [.. named.Select(n => n.Name)]);
    }

    private void Argument(FilterEntry filter, List<Expression> positional, ref List<NamedArgument>? named)
    {
        if (!markup.Is(MarkupTokenKind.Identifier) || !markup.FollowedBy(':'))
        {
            positional.Add(Value());
            return;
        }

        var name = markup.Text.ToString();
        if (!filter.Names.Contains(name, StringComparer.Ordinal)) throw Fail(Messages.UnknownArgument(filter.Name, name));
        markup.Advance();
        markup.Advance();
        (named ??= []).Add(new NamedArgument(name, Value()));
    }
}
