using System.Globalization;
using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Dates;

/// <summary>Writes the distance from UTC: <c>+0530</c>, <c>+05:30</c>, <c>+05:30:00</c> for none, one and two colons.</summary>
internal static class OffsetText
{
    public static void Write(OutputBuffer output, TimeSpan offset, int colons)
    {
        var size = offset.Duration();
        output.Write(offset < TimeSpan.Zero ? '-' : '+');
        Two(output, (int)size.TotalHours);
        if (colons > 0) output.Write(':');
        Two(output, size.Minutes);
        if (colons < 2) return;
        output.Write(':');
        Two(output, size.Seconds);
    }

    private static void Two(OutputBuffer output, int number)
    {
        Span<char> text = stackalloc char[2];
        number.TryFormat(text, out _, "00", CultureInfo.InvariantCulture);
        output.Write(text);
    }
}
