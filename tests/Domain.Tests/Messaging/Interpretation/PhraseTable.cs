namespace Luma.Domain.Tests.Messaging.Interpretation;

/// <summary>phrases.csv: what patients send in five languages, and what it means.</summary>
public static class PhraseTable
{
    public static IReadOnlyList<(string Language, string Meaning, string Text)> Rows { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Messaging", "phrases.csv")).Skip(1).Select(Parse)];

    public static TheoryData<string, string, string> All()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (language, meaning, text) in Rows) data.Add(language, meaning, text);
        return data;
    }

    private static (string Language, string Meaning, string Text) Parse(string line)
    {
        var parts = line.Split(',', 3);
        var text = parts[2];
        return (parts[0], parts[1], text.StartsWith('"') ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text);
    }
}
