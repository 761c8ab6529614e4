namespace Luma.Domain.Messaging.Interpretation;

public enum Meaning
{
    OptOut,
    OptIn,
    Help,
    Confirm,
    Cancel,
}

/// <summary>One phrase of the keyword table (NEW-03).</summary>
/// <param name="Language">ISO 639-1; phrases of every language are understood, whatever the patient's own.</param>
/// <param name="CarrierWord">Carriers act on it before we see it, and answer it themselves.</param>
public sealed record Keyword(string Language, Meaning Meaning, string Phrase, bool CarrierWord = false);

/// <summary>The words that patients answer with. Our own table: carriers' lists are marked in it, not relied on.</summary>
public sealed class KeywordTable
{
    private readonly Dictionary<string, Keyword> _phrases;
    private readonly int _longest;

    public KeywordTable(IEnumerable<Keyword> keywords)
    {
        All = [.. keywords];
        _phrases = All.GroupBy(keyword => TextNormalizer.Normalize(keyword.Phrase), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _longest = _phrases.Keys.Max(phrase => phrase.Count(c => c == ' ') + 1);
    }

    public IReadOnlyList<Keyword> All { get; }

    /// <summary>The keyword that is the whole text.</summary>
    public Keyword? Whole(string normalized) => _phrases.GetValueOrDefault(normalized);

    /// <summary>Every keyword in the text, longest phrases first, each word used once: "not coming" is one phrase, not "coming".</summary>
    public IReadOnlyList<(int Position, Keyword Keyword)> Within(string normalized)
    {
        var words = normalized.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = new List<(int, Keyword)>();
        for (var start = 0; start < words.Length;)
        {
            var length = Math.Min(_longest, words.Length - start);
            while (length > 0 && !_phrases.ContainsKey(string.Join(' ', words, start, length))) length--;
            if (length > 0) found.Add((start, _phrases[string.Join(' ', words, start, length)]));
            start += Math.Max(length, 1);
        }

        return found;
    }
}
