using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary><c>(first..last)</c>. Whatever is not a number counts as 0, and fractions are cut.</summary>
internal sealed class RangeExpression(Expression first, Expression last) : Expression
{
    public override LiquidValue Evaluate(LiquidContext context) =>
        LiquidValue.Of(new NumberRange(Whole(first.Evaluate(context)), Whole(last.Evaluate(context))));

    private static long Whole(in LiquidValue value)
    {
        var number = Numeric.Of(value);
        return number.IsInteger ? number.Integer : double.IsFinite(number.Double) ? (long)number.Double : 0;
    }
}
