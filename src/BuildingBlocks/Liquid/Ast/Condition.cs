namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary>What an <c>if</c> asks.</summary>
internal abstract class Condition
{
    public abstract bool Holds(LiquidContext context);
}

/// <summary>A value on its own holds unless it is nil or false.</summary>
internal sealed class Truth(Expression expression) : Condition
{
    public override bool Holds(LiquidContext context) => expression.Evaluate(context).IsTruthy;
}

/// <summary>What <c>else</c> asks.</summary>
internal sealed class Always : Condition
{
    public static readonly Always Instance = new();

    public override bool Holds(LiquidContext context) => true;
}

/// <summary>Holds when the other does not.</summary>
internal sealed class Not(Condition condition) : Condition
{
    public override bool Holds(LiquidContext context) => !condition.Holds(context);
}

/// <summary>
/// Conditions joined by <c>and</c> and <c>or</c>, which bind alike and to the right: <c>a and b or c</c> is <c>a and (b or c)</c>.
/// <c>ands[i]</c> tells what stands behind <c>parts[i]</c>.
/// </summary>
internal sealed class Chain(Condition[] parts, bool[] ands) : Condition
{
    public override bool Holds(LiquidContext context)
    {
        for (var i = 0; i < ands.Length; i++)
        {
            // False before 'and', or true before 'or', decides about all that follows.
            var holds = parts[i].Holds(context);
            if (holds != ands[i]) return holds;
        }

        return parts[^1].Holds(context);
    }
}
