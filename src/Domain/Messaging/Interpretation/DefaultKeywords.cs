namespace Luma.Domain.Messaging.Interpretation;

/// <summary>The built-in table. CANCEL cancels a visit here; that some carriers read it as an opt-out is why our texts never ask for that word.</summary>
public static partial class DefaultKeywords
{
    public static KeywordTable Table { get; } = new([.. English(), .. Spanish(), .. French(), .. Vietnamese(), .. Chinese(), .. Others()]);

    private static IEnumerable<Keyword> Carrier(Meaning meaning, params string[] phrases) =>
        phrases.Select(phrase => new Keyword("en", meaning, phrase, CarrierWord: true));

    private static IEnumerable<Keyword> Words(string language, Meaning meaning, params string[] phrases) =>
        phrases.Select(phrase => new Keyword(language, meaning, phrase));

    // Opt-outs that name the messages, so that no sentence about a visit holds them.
    private static IEnumerable<Keyword> Silence(string language, params string[] phrases) =>
        phrases.Select(phrase => new Keyword(language, Meaning.OptOut, phrase, Anywhere: true));
}
