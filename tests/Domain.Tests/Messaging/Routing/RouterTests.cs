using FsCheck;
using FsCheck.Fluent;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Routing;
using static Luma.Domain.Tests.Messaging.Routing.Recipients;

namespace Luma.Domain.Tests.Messaging.Routing;

public class RouterTests
{
    private const string Number = "+12125550101";
    private const string Landline = "+12125550102";
    private const string Email = "ana@example.org";

    private static readonly Contact Mobile = new(ContactKind.Mobile, Number);
    private static readonly Contact Home = new(ContactKind.Home, Landline, 1);
    private static readonly Contact Mail = new(ContactKind.Email, Email, 2);
    private static readonly Recipient Ana = new([Mail, Home, Mobile]);
    private static readonly ContactRules ByTextAndMail = new() { Enabled = [Channel.Sms, Channel.Email] };

    [Fact]
    [Feature("REM-32")]
    public void The_preference_comes_first_then_text_voice_and_mail()
    {
        Chosen(Ana).ShouldBe($"Sms {Number}");
        Chosen(Ana with { Preferred = Channel.Email }).ShouldBe($"Email {Email}");
        Chosen(Ana with { Preferred = Channel.Voice }).ShouldBe($"Voice {Landline}".Replace(Landline, Number, StringComparison.Ordinal));
        Chosen(new([Mail, Home])).ShouldBe($"Voice {Landline}");
        Chosen(new([Mail])).ShouldBe($"Email {Email}");
    }

    [Fact]
    [Feature("REM-32")]
    public void A_patient_with_only_a_mobile_number_has_no_contact_where_only_mail_is_enabled() =>
        Chosen(new([Mobile]), new() { Enabled = [Channel.Email] }).ShouldBe("noContact");

    [Fact]
    [Feature("REM-32")]
    public void A_new_account_uses_all_three_methods() =>
        new ContactSettings().Rules().Enabled.ShouldBe([Channel.Sms, Channel.Voice, Channel.Email], ignoreOrder: true);

    [Theory]
    [Feature("REM-36")]
    [InlineData(InactiveMethodPolicy.Never, "noContact")]
    [InlineData(InactiveMethodPolicy.WhenNoActive, "Voice +12125550102")]
    [InlineData(InactiveMethodPolicy.Always, "Voice +12125550102")]
    public void A_landline_alone_is_no_contact_for_texts_and_mail_unless_other_methods_may_be_used(InactiveMethodPolicy policy, string chosen) =>
        Chosen(new([Home]), ByTextAndMail with { InactiveMethods = policy }).ShouldBe(chosen);

    [Fact]
    public void Another_method_never_bypasses_the_wish_about_an_enabled_one() =>
        Chosen(new([Mobile, Home]) { DoNotContactValues = new HashSet<string> { Number } }, ByTextAndMail with { InactiveMethods = InactiveMethodPolicy.WhenNoActive })
            .ShouldBe("doNotContact");

    [Fact]
    [Feature("REM-38")]
    public void Limited_to_a_list_only_its_values_are_used_and_an_empty_list_stops_all()
    {
        Chosen(Ana, Rules(new() { LimitEnabled = true, LimitedTo = ["ANA@example.org"] })).ShouldBe($"Email {Email}");
        Chosen(new([Mobile]), Rules(new() { LimitEnabled = true, LimitedTo = ["(212) 555-0101"] })).ShouldBe($"Sms {Number}");
        Chosen(Ana, Rules(new() { LimitEnabled = true })).ShouldBe("notInLimitedContacts");
        Chosen(Ana, Rules(new() { LimitedTo = ["nobody@example.org"] })).ShouldBe($"Sms {Number}");
    }

    [Fact]
    [Feature("REM-39")]
    public void A_blocked_value_is_not_used_while_another_may_be()
    {
        Chosen(new([Mobile]), Rules(new() { Blocked = ["212-555-0101"] })).ShouldBe("blockedContact");
        Chosen(Ana, Rules(new() { Blocked = ["212-555-0101"] })).ShouldBe($"Voice {Landline}");
        Chosen(new([Mobile])).ShouldBe($"Sms {Number}");
    }

    [Fact]
    [Feature("REM-40")]
    public void A_listed_value_is_not_used_while_another_may_be()
    {
        var listed = new HashSet<string> { Email };
        Chosen(new([Mail]) { DoNotContactValues = listed }).ShouldBe("doNotContact");
        Chosen(new([Mail, Mobile]) { DoNotContactValues = listed, Preferred = Channel.Email }).ShouldBe($"Sms {Number}");
    }

    [Fact]
    [Feature("REM-43")]
    public void A_listed_patient_is_reached_by_no_channel()
    {
        Chosen(Ana with { DoNotContact = true }).ShouldBe("doNotContact");
        Router.Answer(Channel.Sms, Number, Ana with { DoNotContact = true }, new()).None.ShouldBe(Reasons.DoNotContact);
    }

    [Fact]
    [Feature("REM-45")]
    public void After_a_dead_number_mail_comes_before_voice_and_after_all_nothing()
    {
        Chosen(Ana, tried: [(Channel.Sms, Number)]).ShouldBe($"Email {Email}");
        Chosen(new([Mobile]), ByTextAndMail, [(Channel.Sms, Number)]).ShouldBe("noContact");
    }

    [Theory]
    [InlineData(ContactKind.Home, LineKind.Textable, "Sms +12125550101")]
    [InlineData(ContactKind.Mobile, LineKind.NotTextable, "notTextable")]
    [InlineData(ContactKind.Mobile, LineKind.Unknown, "Sms +12125550101")]
    public void The_carriers_word_on_a_line_outweighs_its_label(ContactKind kind, LineKind line, string chosen) =>
        Chosen(new([new(kind, Number, Line: line)]), ByTextAndMail).ShouldBe(chosen);

    [Fact]
    public void A_disabled_channel_an_excluded_invalid_or_inactive_contact_is_never_chosen() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(
            Arb.From(from recipient in Any from rules in Recipients.Rules from formats in Channels select (recipient, rules, formats)), given =>
            {
                var (recipient, rules, formats) = given;
                var route = Router.Choose(recipient, rules, formats);
                return route.None is not null || (rules.Enabled.Contains(route.Channel) && formats.Contains(route.Channel)
                    && !recipient.DoNotContact && !recipient.DoNotContactValues.Contains(route.Value) && !recipient.ForbiddenByEhr.Contains(route.Channel)
                    && !rules.Blocked.Contains(route.Value) && rules.LimitedTo?.Contains(route.Value) != false
                    && recipient.Contacts.Any(contact => contact is { Active: true, Valid: true } && contact.Value == route.Value));
            }));

    private static ContactRules Rules(ContactSettings settings) => settings.Rules();

    private static string Chosen(Recipient recipient, ContactRules? rules = null, HashSet<(Channel, string)>? tried = null)
    {
        var route = Router.Choose(recipient, rules ?? new(), AllFormats, tried);
        return route.None?.Code ?? $"{route.Channel} {route.Value}";
    }
}
