using System.Text;

namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>The value of a block string, and how to print one (specification 2.9.4, "BlockStringValue").</summary>
internal static class BlockString
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    public static string Dedent(string raw)
    {
        var lines = raw.Split(LineEnds, StringSplitOptions.None);
        var (common, first, last) = (int.MaxValue, -1, -1);
        for (var i = 0; i < lines.Length; i++)
        {
            var indent = Indent(lines[i]);
            if (indent == lines[i].Length) continue;
            if (first < 0) first = i;
            last = i;
            if (i != 0) common = Math.Min(common, indent);
        }

        if (first < 0) return "";
        var text = new StringBuilder(raw.Length);
        for (var i = first; i <= last; i++)
        {
            if (i > first) text.Append('\n');
            text.Append(i == 0 ? lines[i] : lines[i].AsSpan(Math.Min(common, lines[i].Length)));
        }

        return text.ToString();
    }

    /// <summary>Prints so that reading gives the same value. Short values stay on one line, unless a line of its own is safer.</summary>
    public static string Print(string value, bool minimize = false)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split(LineEnds, StringSplitOptions.None);
        var single = lines.Length == 1;
        // When every further line is indented, the first would be taken for part of that indentation.
        var forceLeading = lines.Length > 1 && lines.Skip(1).All(line => line.Length == 0 || line[0] is ' ' or '\t');
        var trailingTripleQuote = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var trailingQuote = value.EndsWith('"') && !trailingTripleQuote;
        var forceTrailing = trailingQuote || value.EndsWith('\\');
        var multiple = !minimize && (!single || value.Length > 70 || forceTrailing || forceLeading || trailingTripleQuote);
        var skipLeading = single && value.Length > 0 && value[0] is (' ' or '\t');
        var result = new StringBuilder("\"\"\"");
        if ((multiple && !skipLeading) || forceLeading) result.Append('\n');
        result.Append(escaped);
        if (multiple || forceTrailing) result.Append('\n');
        return result.Append("\"\"\"").ToString();
    }

    private static int Indent(string line)
    {
        var i = 0;
        while (i < line.Length && line[i] is (' ' or '\t')) i++;
        return i;
    }
}
