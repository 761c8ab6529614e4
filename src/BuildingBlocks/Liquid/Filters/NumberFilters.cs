using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Filters;

internal static class NumberFilters
{
    private const int MaxDigits = 28;

    public static LiquidValue Plus(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        Apply(Operation.Add, input, arguments, context);

    public static LiquidValue Minus(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        Apply(Operation.Subtract, input, arguments, context);

    public static LiquidValue Times(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        Apply(Operation.Multiply, input, arguments, context);

    public static LiquidValue DividedBy(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        Apply(Operation.Divide, input, arguments, context);

    public static LiquidValue Modulo(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        Apply(Operation.Modulo, input, arguments, context);

    public static LiquidValue Abs(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var number = Numeric.Of(input);
        return number.Double < 0 ? Arithmetic.Apply(Operation.Subtract, Numeric.Zero, number)!.Value : number.ToValue();
    }

    public static LiquidValue AtLeast(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var (number, bound) = (Numeric.Of(input), Numeric.Of(arguments[0]));
        return (bound.Order(number) > 0 ? bound : number).ToValue();
    }

    public static LiquidValue AtMost(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var (number, bound) = (Numeric.Of(input), Numeric.Of(arguments[0]));
        return (bound.Order(number) < 0 ? bound : number).ToValue();
    }

    public static LiquidValue Ceil(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var number = Numeric.Of(input);
        return number.Decimal is { } exact ? Whole(decimal.Ceiling(exact)) : number.ToValue();
    }

    public static LiquidValue Floor(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var number = Numeric.Of(input);
        return number.Decimal is { } exact ? Whole(decimal.Floor(exact)) : number.ToValue();
    }

    public static LiquidValue Round(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var number = Numeric.Of(input);
        var digits = Numeric.Of(arguments[0]).Double;
        if (number.Decimal is not { } exact) return number.ToValue();
        if (digits >= 1)
            return number.IsInteger ? number.ToValue() : Numeric.Of(Nearest(exact, (int)Math.Min(digits, MaxDigits))).ToValue();

        // To tens, hundreds and so on; beyond the digits that a decimal has, nothing is left.
        if (!(digits > -MaxDigits)) return LiquidValue.Of(0L);
        var unit = 1m;
        for (var i = 0; i < -(int)digits; i++) unit *= 10;
        var units = Nearest(exact / unit, 0);
        return units == 0 ? LiquidValue.Of(0L) : Whole(units > decimal.MaxValue / unit ? exact : units * unit);
    }

    private static decimal Nearest(decimal number, int digits) => decimal.Round(number, digits, MidpointRounding.AwayFromZero);

    private static LiquidValue Whole(decimal number) =>
        number is >= long.MinValue and <= long.MaxValue ? LiquidValue.Of((long)number) : LiquidValue.Of(number);

    private static LiquidValue Apply(Operation operation, in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        Arithmetic.Apply(operation, Numeric.Of(input), Numeric.Of(arguments[0])) ?? throw context.Run.Fail(Messages.DividedByZero());
}
