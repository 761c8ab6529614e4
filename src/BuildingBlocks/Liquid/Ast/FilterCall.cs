using System.Runtime.CompilerServices;
using Luma.BuildingBlocks.Liquid.Filters;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary><c>input | filter: arguments, name: argument</c>. Named arguments stand behind the others.</summary>
internal sealed class FilterCall(int position, Expression input, FilterEntry filter, Expression[] arguments, string[] names) : Expression
{
    public const int MaxArguments = 8;

    // A pass over text costs no more than a few nodes would; over a long text it does.
    private const int CharactersPerStep = 256;

    public override LiquidValue Evaluate(LiquidContext context)
    {
        var value = input.Evaluate(context);
        var buffer = default(Slots);
        Span<LiquidValue> values = buffer;
        for (var i = 0; i < arguments.Length; i++) values[i] = arguments[i].Evaluate(context);

        var run = context.Run;
        run.Position = position;
        run.Step(value.Kind == LiquidKind.Text ? 1 + (value.Text.Length / CharactersPerStep) : 1);
        LiquidValue result;
        try
        {
            result = filter.Apply(value, new LiquidArguments(values[..arguments.Length], names), context);
        }
        catch (Exception e) when (!filter.IsStandard && e is not LiquidException)
        {
            // A product's own filter must not bring down a rendering with an exception that its callers do not expect.
            throw run.Fail(Messages.FilterFailed(filter.Name), e);
        }

        if (result.Kind == LiquidKind.Text && result.Text.Length > run.Options.MaxOutputLength)
            throw run.Fail(Messages.OutputLimit(run.Options.MaxOutputLength));
        return result;
    }

    [InlineArray(MaxArguments)]
    private struct Slots
    {
        private LiquidValue first;
    }
}
