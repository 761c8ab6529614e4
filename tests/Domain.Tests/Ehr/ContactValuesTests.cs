using Luma.Domain.Ehr;

namespace Luma.Domain.Tests.Ehr;

public sealed class ContactValuesTests
{
    [Theory]
    [InlineData("(310) 555-0101", "+13105550101")]
    [InlineData("1-310-555-0101", "+13105550101")]
    [InlineData("310.555.0101 ext 12", "+13105550101")]
    [InlineData("310-555-0101 x12", "+13105550101")]
    [InlineData("+44 20 7946 0018", "+442079460018")]
    public void A_number_becomes_E164(string text, string expected) => ContactValues.Phone(text).ShouldBe(new ContactValue(expected, true, null));

    [Theory]
    [InlineData("555-0101", "LENGTH")]
    [InlineData("110-555-0101", "NUMBERING_PLAN")]
    [InlineData("310-055-0101", "NUMBERING_PLAN")]
    [InlineData("call mom", "LETTERS")]
    public void A_bad_number_is_kept_as_it_is_with_the_reason(string text, string reason) =>
        ContactValues.Phone(text).ShouldBe(new ContactValue(text, false, reason));

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("---")]
    public void Nothing_is_no_number(string? text) => ContactValues.Phone(text).ShouldBeNull();

    [Theory]
    [InlineData(" Ada@Example.COM ", "ada@example.com", true)]
    [InlineData("ada@example", "ada@example", false)]
    [InlineData("ada example.com", "ada example.com", false)]
    public void An_address_is_in_lower_case(string text, string expected, bool valid)
    {
        var email = ContactValues.Email(text)!;
        (email.Value, email.Valid).ShouldBe((expected, valid));
    }

    [Theory, Feature("REM-79")]
    [InlineData("SPANISH", "es")]
    [InlineData("Español", "es")]
    [InlineData("es-MX", "es")]
    [InlineData("Spanish; Castilian", "es")]
    [InlineData("spa", "es")]
    [InlineData("Tiếng Việt", "vi")]
    [InlineData("中文", "zh")]
    [InlineData("Русский", "ru")]
    [InlineData("Bobby", null)]
    [InlineData("", null)]
    public void A_language_is_found_by_name_native_name_and_code(string text, string? code) => LanguageNames.Code(text).ShouldBe(code);

    [Fact, Feature("REM-79")]
    public void The_clinics_own_names_come_first() =>
        LanguageNames.Code("Spanish", new Dictionary<string, string> { ["SPANISH"] = "es-MX" }).ShouldBe("es-mx");
}
