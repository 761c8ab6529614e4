using FsCheck;
using FsCheck.Fluent;
using Luma.Domain.Messaging.Routing;

namespace Luma.Domain.Tests.Messaging.Routing;

public class ContactValueTests
{
    [Theory]
    [Feature("REM-38")]
    [InlineData("2125550101", "+12125550101")]
    [InlineData("(212) 555-0101", "+12125550101")]
    [InlineData(" 1-212-555-0101 ", "+12125550101")]
    [InlineData("212.555.0101", "+12125550101")]
    [InlineData("212‑555‑0101", "+12125550101")]
    [InlineData("+1 212 555 0101", "+12125550101")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("Ana.Vela@Example.ORG", "ana.vela@example.org")]
    [InlineData(" a+b@mail.example.org", "a+b@mail.example.org")]
    public void A_number_or_address_has_one_spelling(string raw, string value)
    {
        ContactValue.TryNormalize(raw, out var normal).ShouldBeTrue();
        normal.ShouldBe(value);
    }

    [Theory]
    [Feature("REM-39")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("555-0101")]
    [InlineData("112 555 0101")]
    [InlineData("212 055 0101")]
    [InlineData("+1 212 555 010")]
    [InlineData("+0 212 555 0101")]
    [InlineData("212-555-0101 x12")]
    [InlineData("call me")]
    [InlineData("212+5550101")]
    [InlineData("212５5501012")]
    [InlineData("212#555*0101")]
    [InlineData("a@b")]
    [InlineData("a@b@c.org")]
    [InlineData("@example.org")]
    [InlineData("a b@example.org")]
    [InlineData("ana@-example.org")]
    [InlineData("ana@example..org")]
    [InlineData("ana@exa!mple.org")]
    [InlineData(".ana@example.org")]
    [InlineData("ana..v@example.org")]
    [InlineData("Ana <ana@example.org>")]
    public void What_is_neither_is_refused_and_leaves_nothing(string? raw)
    {
        ContactValue.TryNormalize(raw, out var normal).ShouldBeFalse();
        normal.ShouldBeEmpty();
    }

    [Fact]
    public void Any_text_is_refused_or_has_a_spelling_that_is_its_own()
    {
        var characters = Gen.OneOf(Gen.Elements("0123456789+-() .@".ToCharArray()), Gen.Elements("aÄİß.-_@1٣".ToCharArray()), ArbMap.Default.GeneratorFor<char>());
        var texts = Gen.OneOf(
            characters.ListOf().Select(chars => string.Concat(chars)),
            Gen.Choose(2, 9).SelectMany(first => Gen.Choose(100_000_000, 999_999_999).Select(rest => $"{first}{rest}")),
            characters.ListOf(6).Select(chars => string.Concat(chars) + "@Mail.Example"));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Arb.From(texts), raw =>
            ContactValue.TryNormalize(raw, out var value)
                ? ContactValue.TryNormalize(value, out var again) && again == value && value.Length <= ContactValue.MaxLength
                : value.Length == 0));
    }
}
