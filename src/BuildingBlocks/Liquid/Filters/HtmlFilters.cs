namespace Luma.BuildingBlocks.Liquid.Filters;

/// <summary>Filters about markup. What they make is not escaped again.</summary>
internal static class HtmlFilters
{
    public static LiquidValue Raw(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Safe(context.Text(input));

    public static LiquidValue Escape(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        using var output = context.Run.Scratch();
        output.WriteEscaped(context.Text(input));
        return LiquidValue.Safe(output.ToString());
    }

    public static LiquidValue EscapeOnce(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        using var output = context.Run.Scratch();
        var rest = context.Text(input).AsSpan();
        int i;
        while ((i = rest.IndexOf('&')) >= 0)
        {
            output.WriteEscaped(rest[..i]);
            var length = Entity(rest[i..]);
            output.Write(length > 0 ? rest.Slice(i, length) : "&amp;");
            rest = rest[(i + Math.Max(1, length))..];
        }

        output.WriteEscaped(rest);
        return LiquidValue.Safe(output.ToString());
    }

    /// <summary>Where output is escaped the text is escaped first, so that only the line breaks are markup.</summary>
    public static LiquidValue NewlineToBr(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var escape = context.Run.EscapesHtml && !input.IsSafe;
        using var output = context.Run.Scratch();
        var rest = context.Text(input).AsSpan();
        while (rest.Length > 0)
        {
            var end = rest.IndexOf('\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (end >= 0 && line is [.., '\r']) line = line[..^1];
            if (escape) output.WriteEscaped(line);
            else output.Write(line);
            if (end >= 0) output.Write("<br />\n");
        }

        return LiquidValue.Safe(output.ToString());
    }

    public static LiquidValue StripHtml(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        using var output = context.Run.Scratch();
        HtmlStripper.Strip(context.Text(input), output);
        return LiquidValue.Of(output.ToString());
    }

    /// <summary>Length of the entity at the start of the text, 0 if there is none.</summary>
    private static int Entity(ReadOnlySpan<char> text)
    {
        var i = 1;
        var number = i < text.Length && text[i] == '#';
        if (number) i++;
        var start = i;
        while (i < text.Length && (number ? char.IsAsciiDigit(text[i]) : char.IsAsciiLetter(text[i]))) i++;
        return i > start && i < text.Length && text[i] == ';' ? i + 1 : 0;
    }
}
