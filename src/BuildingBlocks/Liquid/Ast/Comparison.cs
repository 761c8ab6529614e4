using Luma.BuildingBlocks.Liquid.Lexing;
using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary>Two values and a sign between them.</summary>
internal sealed class Comparison(int position, Expression left, MarkupTokenKind sign, Expression right) : Condition
{
    public override bool Holds(LiquidContext context)
    {
        var a = left.Evaluate(context);
        var b = right.Evaluate(context);
        if (sign == MarkupTokenKind.Equal) return Equality.Equal(a, b);
        if (sign == MarkupTokenKind.NotEqual) return !Equality.Equal(a, b);
        if (!Ordering.HasOrder(a) || !Ordering.HasOrder(b)) return false;

        if (Ordering.Compare(a, b) is not { } order)
        {
            context.Run.Position = position;
            throw context.Run.Fail(Messages.NotComparable(Name(a), Name(b)));
        }

        return sign switch
        {
            MarkupTokenKind.Less => order < 0,
            MarkupTokenKind.LessOrEqual => order <= 0,
            MarkupTokenKind.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static string Name(in LiquidValue value) => value.IsNumeric ? "number" : value.Kind == LiquidKind.Text ? "text" : "date";
}

/// <summary><c>text contains part</c>, <c>list contains element</c>, <c>dictionary contains key</c>.</summary>
internal sealed class Contains(Expression left, Expression right) : Condition
{
    public override bool Holds(LiquidContext context)
    {
        var all = left.Evaluate(context);
        var part = right.Evaluate(context);
        if (!part.IsTruthy) return false;

        return all.Kind switch
        {
            LiquidKind.Text => all.Text.Contains(context.Text(part), StringComparison.Ordinal),
            LiquidKind.List => InList(context, all, part),
            LiquidKind.Dictionary => Pairs.TryGet(all, context.Text(part), out _),
            LiquidKind.Range => part.Kind == LiquidKind.WholeNumber && part.Bits >= all.Range.First && part.Bits <= all.Range.Last,
            _ => false,
        };
    }

    private static bool InList(LiquidContext context, in LiquidValue list, in LiquidValue element)
    {
        var count = Sequence.Count(list);
        context.Run.Step(1 + (count / 16));
        for (var i = 0; i < count; i++)
        {
            if (Equality.Same(Sequence.At(list, i), element, 0)) return true;
        }

        return false;
    }
}
