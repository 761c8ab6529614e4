using FsCheck;
using FsCheck.Fluent;
using Luma.Domain.Messaging.Interpretation;
using static Luma.Domain.Tests.Messaging.Interpretation.Interpreting;

namespace Luma.Domain.Tests.Messaging.Interpretation;

public class AnswerTests
{
    [Theory]
    [Feature("REM-27")]
    [InlineData("YEP!", "Confirm")]
    [InlineData("  sí ", "Confirm")]
    [InlineData("Sure, see you then", "Confirm")]
    [InlineData("yes, but I need to cancel", "Unexpected")]
    [InlineData("cancel? yes", "Unexpected")]
    [InlineData("I said yes", "Unexpected")]
    public void A_yes_confirms_as_whole_reply_or_first_word_with_nothing_contrary(string text, string meaning) => MeaningOf(text).ShouldBe(meaning);

    [Theory]
    [Feature("REM-28")]
    [InlineData("CANCEL", "Cancel")]
    [InlineData("can't make it", "Cancel")]
    [InlineData("no.", "Cancel")]
    [InlineData("STOP", "OptOut")]
    [InlineData("STOPALL", "OptOut")]
    [InlineData("Unsubscribe", "OptOut")]
    [InlineData("End", "OptOut")]
    [InlineData("quit", "OptOut")]
    public void Cancel_cancels_the_visit_and_stop_silences(string text, string meaning) => MeaningOf(text).ShouldBe(meaning);

    [Fact]
    [Feature("REM-29")]
    public void Of_two_questions_the_latest_unanswered_is_meant()
    {
        var (first, second, answered) = (Question(1), Question(2, askedAfterMinutes: 5), Question(3, askedAfterMinutes: 9, answered: true));
        Read("Yes", first, second, answered).ShouldBe(new Intent.Confirm(second));
        Read("No", second, answered, first).ShouldBe(new Intent.Cancel(second));
    }

    [Fact]
    public void A_change_of_mind_reaches_the_answered_question()
    {
        var answered = Question(1, answered: true);
        Read("No", answered).ShouldBe(new Intent.Cancel(answered));
    }

    [Fact]
    public void A_newer_question_about_the_same_visit_takes_the_older_ones_place()
    {
        var (older, newer) = (Question(1, resource: 7), Question(2, resource: 7, askedAfterMinutes: 60));
        Read("Yes", older, newer).ShouldBe(new Intent.Confirm(newer));
        Interpreter.Interpret("Yes", [older, newer], DefaultKeywords.Table, askWhich: true).ShouldBe(new Intent.Confirm(newer));
    }

    [Fact]
    [Feature("REM-29")]
    public void Nothing_asked_leaves_a_yes_to_a_person() =>
        Interpreter.Interpret("Yes", [], DefaultKeywords.Table).ShouldBe(new Intent.Unexpected("nothing was asked"));

    [Fact]
    public void Stop_help_and_start_are_understood_though_nothing_was_asked()
    {
        Interpreter.Interpret("stop", [], DefaultKeywords.Table).ShouldBe(new Intent.OptOut(AnsweredByCarrier: true));
        Interpreter.Interpret("HELP", [], DefaultKeywords.Table).ShouldBeOfType<Intent.Help>();
        Interpreter.Interpret("Start", [], DefaultKeywords.Table).ShouldBeOfType<Intent.OptIn>();
    }

    [Fact]
    [Feature("REM-74")]
    public void Asking_which_is_on_so_two_open_questions_are_offered_newest_first()
    {
        var (first, second, answered) = (Question(1), Question(2, askedAfterMinutes: 5), Question(3, answered: true));
        var which = Interpreter.Interpret("Yes", [first, second, answered], DefaultKeywords.Table, askWhich: true).ShouldBeOfType<Intent.WhichOne>();
        which.Meaning.ShouldBe(Meaning.Confirm);
        which.Questions.ShouldBe([second, first]);
        Interpreter.Interpret("Yes", [first], DefaultKeywords.Table, askWhich: true).ShouldBe(new Intent.Confirm(first));
        Interpreter.Interpret("STOP", [first, second], DefaultKeywords.Table, askWhich: true).ShouldBe(new Intent.OptOut(AnsweredByCarrier: true));
    }

    [Fact]
    [Feature("NEW-08")]
    public void Any_text_is_an_intent_or_goes_to_a_person()
    {
        var pieces = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
            Gen.Elements(DefaultKeywords.Table.All.Select(keyword => keyword.Phrase).ToArray()),
            Gen.Elements("\uD800", "\uDC00x", "\uFFFE", "\uFFFF", "\0", "👍🏽", "1️⃣", "\u0301", " ", "،", "İ", "ﷺ", "½", "\u200F"));
        var texts = pieces.ListOf().Select(list => string.Concat(list));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(Arb.From(texts), text => Read(text) is not null && Read(text, []) is not null));
    }

    [Theory]
    [InlineData("Can’t  COME!", "cant come")]
    [InlineData("Đúng Rồi", "dung roi")]
    [InlineData("¡SÍ!", "si")]
    [InlineData("YES👍🏽ok", "yes 👍 ok")]
    [InlineData("can´t", "cant")]
    [InlineData("１", "1")]
    public void Normal_text_has_no_case_accents_or_marks(string text, string normal) => TextNormalizer.Normalize(text).ShouldBe(normal);
}
