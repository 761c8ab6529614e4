using Luma.BuildingBlocks.Liquid.Dates;
using Luma.BuildingBlocks.Liquid.Rendering;
using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Filters;

internal static class GeneralFilters
{
    public static LiquidValue Size(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(Members.Size(input) ?? 0);

    public static LiquidValue Default(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var missing = arguments.Named("allow_false").IsTruthy ? input.IsNil : !input.IsTruthy;
        return missing || Equality.IsEmpty(input) ? arguments[0] : input;
    }

    /// <summary>What is no date is given back as it came, so that a message still says something.</summary>
    public static LiquidValue Date(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var format = context.Text(arguments[0]);
        if (format.Length == 0 || DateReader.Read(input, context.Now) is not { } date) return input;

        using var output = context.Run.Scratch();
        Strftime.Write(output, format, ClockTime.Of(date, context.TimeZone), GregorianCulture.Of(context.Culture));
        return LiquidValue.Of(output.ToString());
    }
}
