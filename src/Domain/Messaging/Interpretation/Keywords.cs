namespace Luma.Domain.Messaging.Interpretation;

public enum Meaning
{
    OptOut,
    OptIn,
    Help,
    Confirm,
    Cancel,

    /// <summary>Reads like an answer and is none ("no problem"), or asks for more than one ("but", "reschedule"): a person decides.</summary>
    Unclear,

    /// <summary>Takes a yes back ("yes, I cannot"), and goes with a no.</summary>
    Negation,

    /// <summary>Says nothing either way: please, thank you.</summary>
    Courtesy,
}

/// <summary>One phrase of the keyword table (NEW-03).</summary>
/// <param name="Language">ISO 639-1; phrases of every language are understood, whatever the patient's own.</param>
/// <param name="CarrierWord">Carriers act on it before we see it, and answer it themselves.</param>
/// <param name="Anywhere">Counts wherever it stands in a text, as opt-outs do that name the messages themselves.</param>
public sealed record Keyword(string Language, Meaning Meaning, string Phrase, bool CarrierWord = false, bool Anywhere = false);

/// <summary>The words that patients answer with. Our own table: carriers' lists are marked in it, not relied on.</summary>
public sealed class KeywordTable
{
    private readonly Dictionary<string, Keyword> _phrases;
    private readonly Dictionary<string, Keyword> _byAccent;
    private readonly IReadOnlyList<string> _unspaced; // of scripts that put no spaces between words
    private readonly int _longest;

    public KeywordTable(IEnumerable<Keyword> keywords)
    {
        All = [.. keywords];
        _phrases = All.GroupBy(keyword => TextNormalizer.Normalize(keyword.Phrase), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _byAccent = All.Where(keyword => _phrases[TextNormalizer.Normalize(keyword.Phrase)].Meaning != keyword.Meaning)
            .GroupBy(keyword => TextNormalizer.NormalizeKeepingAccents(keyword.Phrase), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _unspaced = [.. from keyword in All where keyword is { Anywhere: true, Language: "zh" } select TextNormalizer.Normalize(keyword.Phrase)];
        _longest = _phrases.Keys.Select(WordCount).DefaultIfEmpty().Max();
    }

    public IReadOnlyList<Keyword> All { get; }

    /// <summary>The keyword that is the whole text.</summary>
    public Keyword? Whole(string normalized) => _phrases.GetValueOrDefault(normalized);

    /// <summary>The keyword that is the whole text as it was typed: its accents decide where they alone tell two keywords apart.</summary>
    public Keyword? WholeText(string text) =>
        _byAccent.GetValueOrDefault(TextNormalizer.NormalizeKeepingAccents(text)) ?? Whole(TextNormalizer.Normalize(text));

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

    /// <summary>Whether a phrase that counts anywhere stands in the text, and is not itself taken back: "please do not stop texting me".</summary>
    public bool HoldsAnywhere(string normalized)
    {
        if (_unspaced.Any(phrase => normalized.Contains(phrase, StringComparison.Ordinal))) return true;
        var words = normalized.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var start = 0; start < words.Length; start++)
        {
            if (start > 0 && words[start - 1] is ("not" or "dont" or "never")) continue;
            for (var length = 1; length <= Math.Min(_longest, words.Length - start); length++)
                if (_phrases.TryGetValue(string.Join(' ', words, start, length), out var keyword) && keyword.Anywhere) return true;
        }

        return false;
    }

    internal static int WordCount(string normalized) => normalized.Length == 0 ? 0 : normalized.Count(c => c == ' ') + 1;
}
