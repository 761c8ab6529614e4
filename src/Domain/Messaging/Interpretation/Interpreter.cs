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

        var whole = keywords.WholeText(text);
        switch (whole)
        {
            case { Meaning: Meaning.OptOut } word: return new Intent.OptOut(word.CarrierWord);
            case { Meaning: Meaning.OptIn }: return new Intent.OptIn();
            case { Meaning: Meaning.Help }: return new Intent.Help();
        }

        if (Answer(normalized, whole, keywords) is not { } meaning) return new Intent.Unexpected("not understood");
        if (meaning == Meaning.OptOut) return new Intent.OptOut(AnsweredByCarrier: false);

        var candidates = Candidates(questions);
        if (candidates.Count == 0) return new Intent.Unexpected("nothing was asked");
        if (askWhich && candidates.Count(question => !question.Answered) > 1)
            return new Intent.WhichOne(meaning, [.. candidates.Where(question => !question.Answered)]);
        return meaning == Meaning.Confirm ? new Intent.Confirm(candidates[0]) : new Intent.Cancel(candidates[0]);
    }

    private static Meaning? Answer(string normalized, Keyword? whole, KeywordTable keywords)
    {
        if (whole is { Meaning: Meaning.Confirm or Meaning.Cancel }) return whole.Meaning;
        if (keywords.HoldsAnywhere(normalized)) return Meaning.OptOut;
        var found = keywords.Within(normalized);
        return Beginning(found, KeywordTable.WordCount(normalized));
    }

    // A keyword counts as the reply's beginning when no contrary keyword follows (REM-27, REM-28).
    private static Meaning? Beginning(IReadOnlyList<(int Position, Keyword Keyword)> found, int words)
    {
        if (IsOnly(Meaning.OptOut, found, words)) return Meaning.OptOut;
        Keyword? answer = null;
        var (lead, understood) = (0, 0);
        foreach (var (position, keyword) in found)
        {
            var length = Length(keyword);
            understood += length;
            if (keyword.Meaning == Meaning.Courtesy)
            {
                if (position == lead) lead += length;
                continue;
            }

            if (answer is not null && IsContrary(keyword.Meaning, answer.Meaning)) return null;
            if (answer is null && (position != lead || keyword.Meaning is not (Meaning.Confirm or Meaning.Cancel))) return null;
            answer ??= keyword;
        }

        return answer is null || (understood < words && IsTooLittle(answer)) ? null : answer.Meaning;
    }

    // A letter or digit says nothing of the words after it ("2 of us are coming"), nor does Chinese, where these cannot be told apart.
    private static bool IsTooLittle(Keyword keyword) =>
        keyword.Language == "zh" || (keyword.Phrase.Length == 1 && char.IsAsciiLetterOrDigit(keyword.Phrase[0]));

    // "Please stop, thank you": nothing but the wish and manners.
    private static bool IsOnly(Meaning meaning, IReadOnlyList<(int Position, Keyword Keyword)> found, int words) =>
        found.Any(match => match.Keyword.Meaning == meaning)
        && found.All(match => match.Keyword.Meaning == meaning || match.Keyword.Meaning == Meaning.Courtesy)
        && found.Sum(match => Length(match.Keyword)) == words;

    private static int Length(Keyword keyword) => KeywordTable.WordCount(TextNormalizer.Normalize(keyword.Phrase));

    private static bool IsContrary(Meaning other, Meaning answer) =>
        other != answer && !(other == Meaning.Negation && answer == Meaning.Cancel);

    private static List<OpenQuestion> Candidates(IReadOnlyList<OpenQuestion> questions) =>
    [
        .. questions.GroupBy(question => question.Resource)
            .Select(group => group.MaxBy(question => question.AskedAt)!)
            .OrderBy(question => question.Answered).ThenByDescending(question => question.AskedAt).ThenByDescending(question => question.Id),
    ];
}
