using Luma.BuildingBlocks.Liquid.Dates;
using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Rendering;

/// <summary>Writes values as an output expression does.</summary>
internal static class ValueWriter
{
    public static void Write(LiquidContext context, OutputBuffer output, in LiquidValue value, bool escape, int depth = 0)
    {
        switch (value.Kind)
        {
            case LiquidKind.Text when escape && !value.IsSafe:
                output.WriteEscaped(value.Text);
                break;
            case LiquidKind.Text:
                output.Write(value.Text);
                break;
            case LiquidKind.WholeNumber:
                output.Write(value.Bits);
                break;
            case LiquidKind.Boolean:
                output.Write(value.IsTruthy ? "true" : "false");
                break;
            case LiquidKind.Number:
                Span<char> digits = stackalloc char[NumberFormat.MaxLength];
                output.Write(digits[..NumberFormat.Write(value, digits)]);
                break;
            case LiquidKind.Range:
                output.Write(value.Range.First);
                output.Write("..");
                output.Write(value.Range.Last);
                break;
            case LiquidKind.List:
                WriteList(context, output, value, escape, Deeper(context, depth));
                break;
            case LiquidKind.Dictionary:
                WriteDictionary(context, output, value, escape, Deeper(context, depth));
                break;
            case >= LiquidKind.Instant and <= LiquidKind.Time:
                ClockTime.Of(value, context.TimeZone).WriteIso(output, value.Kind);
                break;
            default:
                // Nil, the words empty and blank, and objects, of which only members can be shown.
                break;
        }
    }

    private static int Deeper(LiquidContext context, int depth) =>
        depth < context.Run.Options.MaxDepth ? depth + 1 : throw context.Run.Fail(Messages.DepthLimit(depth));

    private static void WriteList(LiquidContext context, OutputBuffer output, in LiquidValue list, bool escape, int depth)
    {
        var count = Sequence.Count(list);
        context.Run.Step(count);
        for (var i = 0; i < count; i++) Write(context, output, Sequence.At(list, i), escape, depth);
    }

    private static void WriteDictionary(LiquidContext context, OutputBuffer output, in LiquidValue pairs, bool escape, int depth)
    {
        context.Run.Step(Pairs.Count(pairs));
        var separator = "{";
        foreach (var (key, value) in Pairs.All(pairs))
        {
            output.Write(separator);
            WriteQuoted(context, output, key, escape, depth);
            output.Write(escape ? " =&gt; " : " => ");
            WriteQuoted(context, output, value, escape, depth);
            separator = ", ";
        }

        output.Write(separator == "{" ? "{}" : "}");
    }

    private static void WriteQuoted(LiquidContext context, OutputBuffer output, in LiquidValue value, bool escape, int depth)
    {
        var quote = value.Kind != LiquidKind.Text ? "" : escape ? "&quot;" : "\"";
        output.Write(quote);
        if (value.IsNil) output.Write("nil");
        else Write(context, output, value, escape, depth);
        output.Write(quote);
    }
}
