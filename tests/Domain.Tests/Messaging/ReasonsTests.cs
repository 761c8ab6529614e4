using System.Text.RegularExpressions;
using Luma.Domain.Messaging;

namespace Luma.Domain.Tests.Messaging;

[Feature("NEW-01")]
public partial class ReasonsTests
{
    [Fact]
    public void The_public_list_has_at_most_40_codes_each_its_own() => Reasons.All.Select(reason => reason.Code).Distinct().Count().ShouldBeInRange(30, 40);

    [Fact]
    public void Every_reason_has_a_code_a_sentence_and_a_remedy()
    {
        foreach (var reason in Reasons.All)
        {
            reason.Code.ShouldMatch("^[a-z][a-zA-Z]+$");
            Sentence().IsMatch(reason.Sentence).ShouldBeTrue(reason.Sentence);
            Sentence().IsMatch(reason.Remedy).ShouldBeTrue(reason.Remedy);
        }
    }

    [Fact]
    public void A_reason_is_found_by_its_code_and_an_unknown_one_is_not()
    {
        Reasons.All.ShouldAllBe(reason => Reasons.Find(reason.Code) == reason);
        Reasons.Find("weather").ShouldBeNull();
        Reasons.Find(null).ShouldBeNull();
    }

    [GeneratedRegex("^[A-Z].*[.]$")]
    private static partial Regex Sentence();
}
