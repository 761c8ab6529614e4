namespace Luma.BuildingBlocks.Liquid.Values;

internal enum Operation
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

/// <summary>The five operations. Whole numbers stay whole, and divide downwards as in Ruby: -7 by 2 is -4, modulo 1.</summary>
internal static class Arithmetic
{
    /// <summary>The result; null for a division by zero.</summary>
    public static LiquidValue? Apply(Operation operation, in Numeric a, in Numeric b)
    {
        if (operation is Operation.Divide or Operation.Modulo && b.Double == 0) return null;
        if (a.IsInteger && b.IsInteger && Whole(operation, a.Integer, b.Integer) is { } whole) return LiquidValue.Of(whole);
        if (a.Decimal is { } x && b.Decimal is { } y && Exact(operation, x, y) is { } exact)
            return a.IsInteger && b.IsInteger ? LiquidValue.Of(exact) : Numeric.Of(exact).ToValue();

        return LiquidValue.Of(Rough(operation, a.Double, b.Double));
    }

    /// <summary>Null when the result does not fit.</summary>
    private static long? Whole(Operation operation, long a, long b)
    {
        if (b == -1 && a == long.MinValue) return null;
        var wide = operation switch
        {
            Operation.Add => (Int128)a + b,
            Operation.Subtract => (Int128)a - b,
            Operation.Multiply => (Int128)a * b,
            Operation.Divide => (a / b) - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0),
            _ => (((Int128)a % b) + b) % b,
        };
        return wide >= long.MinValue && wide <= long.MaxValue ? (long)wide : null;
    }

    private static decimal? Exact(Operation operation, decimal a, decimal b)
    {
        try
        {
            return operation switch
            {
                Operation.Add => a + b,
                Operation.Subtract => a - b,
                Operation.Multiply => a * b,
                Operation.Divide => a / b,
                _ => a - (b * Math.Floor(a / b)),
            };
        }
        catch (OverflowException)
        {
            return null;
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }

    private static double Rough(Operation operation, double a, double b) => operation switch
    {
        Operation.Add => a + b,
        Operation.Subtract => a - b,
        Operation.Multiply => a * b,
        Operation.Divide => a / b,
        _ => a - (b * Math.Floor(a / b)),
    };
}
