using Luma.Domain.Messaging.Interpretation;

namespace Luma.Domain.Tests.Messaging.Interpretation;

[Feature("NEW-03")]
public class PhraseTests
{
    [Theory]
    [MemberData(nameof(PhraseTable.All), MemberType = typeof(PhraseTable))]
    public void A_phrase_has_the_meaning_of_the_table(string language, string meaning, string text) =>
        Interpreting.MeaningOf(text).ShouldBe(meaning, $"{language}: {text}");

    [Fact]
    public void The_table_has_300_phrases_in_5_languages()
    {
        PhraseTable.Rows.Count.ShouldBeGreaterThanOrEqualTo(300);
        PhraseTable.Rows.Select(row => row.Language).Distinct().Order().ShouldBe(["en", "es", "fr", "vi", "zh"]);
        PhraseTable.Rows.Select(row => row.Text).ShouldBeUnique();
    }

    [Fact]
    public void A_cancellation_never_silences_whatever_is_said_around_it()
    {
        string[] before = ["", "please ", "hi, ", "sorry ", "yes ", "no ", "we ", "doctor ", "take me off the schedule, ", "remove me from tuesday, "];
        string[] after = ["", " please", "!!", " thank you", " tomorrow", " my visit", " all of them", " for tuesday", " now"];
        var silenced = from keyword in DefaultKeywords.Table.All
                       where keyword.Meaning == Meaning.Cancel
                       from start in before
                       from end in after
                       let text = start + keyword.Phrase + end
                       where Interpreting.MeaningOf(text) == "OptOut"
                       select text;
        silenced.ShouldBeEmpty();
    }

    [Fact]
    public void An_opt_out_phrase_always_opts_out_however_it_is_spelt()
    {
        Func<string, string>[] spellings =
            [text => text, text => text.ToUpperInvariant(), text => $"  {text}. ", text => $"\"{text}!!\"", text => text.Replace(" ", "  ", StringComparison.Ordinal)];
        var missed = from keyword in DefaultKeywords.Table.All
                     where keyword.Meaning == Meaning.OptOut
                     from spell in spellings
                     let text = spell(keyword.Phrase)
                     where Interpreting.MeaningOf(text) != "OptOut"
                     select text;
        missed.ShouldBeEmpty();
    }

    [Fact]
    public void No_spelling_has_two_meanings()
    {
        var torn = DefaultKeywords.Table.All.GroupBy(keyword => TextNormalizer.NormalizeKeepingAccents(keyword.Phrase), StringComparer.Ordinal)
            .Where(group => group.Select(keyword => keyword.Meaning).Distinct().Count() > 1).Select(group => group.Key);
        torn.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("stop", true)]
    [InlineData("UNSUBSCRIBE", true)]
    [InlineData("opt out", false)]
    [InlineData("please stop texting me", false)]
    [InlineData("parar", false)]
    public void Only_the_carriers_own_words_are_answered_by_the_carrier(string text, bool byCarrier) =>
        Interpreting.Read(text).ShouldBe(new Intent.OptOut(byCarrier));
}
