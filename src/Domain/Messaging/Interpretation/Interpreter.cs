namespace Luma.Domain.Messaging.Interpretation;

/// <summary>Reads a patient's text against what the patient was asked.</summary>
public static class Interpreter
{
    /// <param name="questions">Open at this number, in any order.</param>
    /// <param name="askWhich">Several unanswered questions: ask (REM-74) instead of taking the latest (REM-29).</param>
    public static Intent Interpret(string text, IReadOnlyList<OpenQuestion> questions, KeywordTable keywords, bool askWhich = false)
    {
        var normalized = TextNormalizer.Normalize(text);
        if (normalized.Length == 0) return new Intent.Unexpected("empty");

        switch (keywords.Whole(normalized))
        {
            case { Meaning: Meaning.OptOut } word: return new Intent.OptOut(word.CarrierWord);
            case { Meaning: Meaning.OptIn }: return new Intent.OptIn();
            case { Meaning: Meaning.Help }: return new Intent.Help();
        }

        if (Answer(normalized, keywords) is not { } meaning) return new Intent.Unexpected("not understood");
        if (meaning == Meaning.OptOut) return new Intent.OptOut(AnsweredByCarrier: false);

        var candidates = Candidates(questions);
        if (candidates.Count == 0) return new Intent.Unexpected("nothing was asked");
        if (askWhich && candidates.Count(question => !question.Answered) > 1)
            return new Intent.WhichOne(meaning, [.. candidates.Where(question => !question.Answered)]);
        return meaning == Meaning.Confirm ? new Intent.Confirm(candidates[0]) : new Intent.Cancel(candidates[0]);
    }

    // A keyword counts as the whole reply or as its beginning, with no contrary keyword after it (REM-27, REM-28). A phrase that asks for silence
    // counts wherever it stands.
    private static Meaning? Answer(string normalized, KeywordTable keywords)
    {
        var found = keywords.Within(normalized);
        if (found.Any(match => match.Keyword.Meaning == Meaning.OptOut && match.Keyword.Phrase.Contains(' ', StringComparison.Ordinal)))
            return Meaning.OptOut;
        if (found.Count == 0 || found[0].Position != 0) return null;
        var meanings = found.Select(match => match.Keyword.Meaning).Distinct().ToList();
        return meanings is [Meaning.Confirm or Meaning.Cancel] ? meanings[0] : null;
    }

    private static List<OpenQuestion> Candidates(IReadOnlyList<OpenQuestion> questions) =>
    [
        .. questions.GroupBy(question => question.Resource)
            .Select(group => group.MaxBy(question => question.AskedAt)!)
            .OrderBy(question => question.Answered).ThenByDescending(question => question.AskedAt).ThenByDescending(question => question.Id),
    ];
}
