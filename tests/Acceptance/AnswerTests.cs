using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>Patients answer by text.</summary>
public sealed class AnswerTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    [Fact, Feature("REM-04", "REM-07", "REM-27", "REM-89", "NEW-01")]
    public async Task Yes_confirms_in_eCW_and_only_the_final_reminder_still_goes()
    {
        var (rosa, visit) = await RemindedAsync();

        await Luma.TextAsync(rosa.Phone, "Yes");

        (await Luma.EcwStatusAsync(visit)).ShouldBe("CONF");
        (await Luma.AppointmentAsync(visit)).Status.ShouldBe("CONFIRMED");
        (await Luma.PhoneAsync(rosa.Phone))[^1].Body.ShouldContain("Rosa's visit on Friday, December 11 at 2:30 PM is confirmed");

        await Luma.MoveToAsync("2026-12-11 08:00");

        var later = await Luma.AppointmentAsync(visit);
        later.Step("5d").Reason.ShouldBe("confirmed");
        later.Step("2d").State.ShouldBe("SENT");
        (await Luma.PhoneAsync(rosa.Phone)).Where(text => text.Body.Contains("has a visit")).Select(text => text.Moment).ShouldBe(["12-04 14:30", "12-09 14:30"]);
    }

    [Fact, Feature("REM-27")]
    public async Task A_second_yes_is_acknowledged_again()
    {
        var (rosa, visit) = await RemindedAsync();
        await Luma.TextAsync(rosa.Phone, "YEP!");

        await Luma.TextAsync(rosa.Phone, "yes");

        (await Luma.EcwStatusAsync(visit)).ShouldBe("CONF");
        (await Luma.PhoneAsync(rosa.Phone)).Count(text => text.Body.Contains("is confirmed")).ShouldBe(2);
    }

    [Theory, Feature("REM-28", "REM-88", "REM-07"), InlineData("NO"), InlineData("CANCEL")]
    public async Task No_cancels_in_eCW_drops_the_rest_and_opts_nobody_out(string answer)
    {
        var (rosa, visit) = await RemindedAsync();

        await Luma.TextAsync(rosa.Phone, answer);

        (await Luma.EcwStatusAsync(visit)).ShouldBe("CANC");
        await Luma.MoveToAsync("2026-12-11 08:00");
        var later = await Luma.AppointmentAsync(visit);
        later.Status.ShouldBe("CANCELLED");
        new[] { later.Step("5d"), later.Step("2d") }.ShouldAllBe(step => step.State == "CANCELLED" && step.Reason == "appointmentCancelled");
        (await Luma.PatientAsync(rosa)).DoNotContact.ShouldBeFalse();
        (await Luma.PhoneAsync(rosa.Phone)).Count(text => text.Body.Contains("has a visit")).ShouldBe(1);
    }

    [Fact, Feature("REM-31")]
    public async Task No_after_yes_cancels()
    {
        var (rosa, visit) = await RemindedAsync();
        await Luma.TextAsync(rosa.Phone, "Yes");

        await Luma.TextAsync(rosa.Phone, "No");

        (await Luma.EcwStatusAsync(visit)).ShouldBe("CANC");
    }

    [Fact, Feature("REM-04")]
    public async Task No_changes_nothing_where_only_confirming_is_allowed()
    {
        await Luma.SettingAsync("reminders", "reminders.responses.allowed", "confirmOnly");
        var (rosa, visit) = await RemindedAsync();

        await Luma.TextAsync(rosa.Phone, "No");

        (await Luma.EcwStatusAsync(visit)).ShouldBe("PEN");
        (await Luma.PhoneAsync(rosa.Phone))[^1].Body.ShouldContain("please call");
    }

    [Fact, Feature("REM-69")]
    public async Task No_to_a_reminder_that_only_takes_a_yes_changes_nothing_though_others_take_both()
    {
        await Luma.SettingAsync("reminders", "reminders.responses.perStep", new Dictionary<string, string> { ["2"] = "confirmOnly" });
        var (rosa, visit) = await RemindedAsync();
        (await Luma.PhoneAsync(rosa.Phone))[^1].Body.ShouldContain("NO to cancel");

        await Luma.AdvanceAsync("P5DT2H");
        (await Luma.PhoneAsync(rosa.Phone))[^1].Body.ShouldNotContain("NO to cancel");
        await Luma.TextAsync(rosa.Phone, "No");

        (await Luma.EcwStatusAsync(visit)).ShouldBe("PEN");
        (await Luma.PhoneAsync(rosa.Phone))[^1].Body.ShouldContain("please call");
    }

    [Fact, Feature("REM-27", "NEW-08")]
    public async Task A_text_that_says_both_changes_nothing_and_is_left_for_a_person()
    {
        var (rosa, visit) = await RemindedAsync();

        await Luma.TextAsync(rosa.Phone, "yes, but I need to cancel");

        (await Luma.EcwStatusAsync(visit)).ShouldBe("PEN");
        (await Luma.ConversationAsync(rosa.Phone))!.NeedsPerson.ShouldBeTrue();
    }

    [Fact, Feature("NEW-08")]
    public async Task A_text_of_a_number_that_nobody_has_becomes_a_Hub_item_and_is_answered()
    {
        await Luma.TextAsync("+14155550199", "Is this the clinic by the lake?");

        var conversation = (await Luma.ConversationAsync("+14155550199")).ShouldNotBeNull();
        conversation.NeedsPerson.ShouldBeTrue();
        conversation.Entries[0].Body.ShouldBe("Is this the clinic by the lake?");
        (await Luma.PhoneAsync("+14155550199")).ShouldHaveSingleItem().Body.ShouldContain("A person at Sandbox Family Medicine will read it");
    }

    private async Task<(Person Rosa, long Visit)> RemindedAsync()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-11", "14:30");
        await Luma.MoveToAsync("2026-12-04 15:00");
        return (rosa, visit);
    }
}
