using System.Globalization;
using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary>Which part of a collection a loop goes over: <c>limit</c> and <c>offset</c>, as <c>for</c> and <c>tablerow</c> share them.</summary>
internal sealed record LoopRange(Expression? Limit, Expression? Offset, bool ContinuesOffset)
{
    /// <summary>First index and number of turns; remembers where it ends for the next loop of the same name.</summary>
    public (long From, int Count) Of(LiquidContext context, in LiquidValue collection, string? name)
    {
        var from = ContinuesOffset && name is not null ? context.LoopEnds.GetValueOrDefault(name) : Read(context, Offset) ?? 0;
        var limit = Read(context, Limit) ?? long.MaxValue;
        from = Math.Max(0, from);
        var count = Math.Max(0, Math.Min(limit, Lists.Count(collection) - from));
        if (name is not null) context.LoopEnds[name] = from + count;

        // More turns than an int counts would meet the limit of steps long before.
        return (from, (int)Math.Min(count, int.MaxValue));
    }

    /// <summary>A whole number, or null for nil; anything else is an error.</summary>
    public static long? Read(LiquidContext context, Expression? expression)
    {
        if (expression is null) return null;
        var value = expression.Evaluate(context);
        if (value.IsNil) return null;
        if (value.Kind == LiquidKind.WholeNumber) return value.Bits;
        if (value.Kind == LiquidKind.Number && Math.Abs(value.Double) < long.MaxValue) return (long)value.Double;
        return value.Kind == LiquidKind.Text && long.TryParse(value.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : throw context.Run.Fail(Messages.NotANumber(context.Text(value)));
    }
}
