using System.Globalization;

namespace Luma.BuildingBlocks.Liquid.Filters;

/// <summary>Reads arguments that must be of one kind.</summary>
internal static class Arguments
{
    /// <summary>A whole number, or text that is one; anything else is an error, fractions included.</summary>
    public static long Whole(LiquidContext context, in LiquidValue value)
    {
        // Far beyond every limit, and far from where sums overflow.
        const long bound = 1L << 40;
        if (value.Kind == LiquidKind.WholeNumber) return Math.Clamp(value.Bits, -bound, bound);
        if (value.Kind == LiquidKind.Text
            && long.TryParse(value.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
            return Math.Clamp(whole, -bound, bound);

        throw context.Run.Fail(Messages.NotANumber(context.Text(value)));
    }
}
