namespace Luma.BuildingBlocks.Liquid;

/// <summary>An offset in a template's source, made readable.</summary>
internal readonly record struct SourcePosition(int Line, int Column, string Excerpt)
{
    private const int Width = 80;

    public static readonly SourcePosition None = new(0, 0, "");

    public static SourcePosition Of(string source, int offset)
    {
        var (line, start) = LineAt(source, offset);
        var end = source.IndexOf('\n', start);
        if (end < 0) end = source.Length;
        if (end > start && source[end - 1] == '\r') end--;

        var column = Math.Min(offset, source.Length) - start;
        var from = Math.Max(0, Math.Min(column - (Width / 2), end - start - Width));
        var text = source.AsSpan(start + from, Math.Min(Width, end - start - from));
        return new(line, column + 1, $"{text.ToString().Replace('\t', ' ')}\n{new string(' ', column - from)}^");
    }

    public static (int Line, int Start) LineAt(string source, int offset)
    {
        var before = source.AsSpan(0, Math.Min(offset, source.Length));
        return (before.Count('\n') + 1, before.LastIndexOf('\n') + 1);
    }
}
