namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary>A piece of a template that has a value.</summary>
internal abstract class Expression
{
    public abstract LiquidValue Evaluate(LiquidContext context);
}

/// <summary>A value written in the template.</summary>
internal sealed class Literal(LiquidValue value) : Expression
{
    public LiquidValue Value => value;

    public override LiquidValue Evaluate(LiquidContext context) => value;
}
