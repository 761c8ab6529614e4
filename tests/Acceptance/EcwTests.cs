using System.Text.Json;
using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>What happens in eCW changes what is sent.</summary>
public sealed class EcwTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    [Fact, Feature("REM-01")]
    public async Task A_visit_moved_to_another_day_is_reminded_of_for_the_new_day_only()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-11", "14:30");

        await Luma.ChangeVisitAsync(visit, new { date = "2026-12-18", startTime = "09:45:00", endTime = "10:00:00" });
        await Luma.MoveToAsync("2026-12-17 08:00");

        var texts = await Luma.PhoneAsync(rosa.Phone);
        texts.Select(text => text.Moment).ShouldBe(["12-11 09:45", "12-13 09:45", "12-16 09:45"]);
        texts.ShouldAllBe(text => text.Body.Contains("December 18 at 9:45 AM"));
    }

    [Fact, Feature("REM-84")]
    public async Task A_visit_cancelled_in_eCW_is_not_reminded_of()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-11", "14:30");

        await Luma.ChangeVisitAsync(visit, new { STATUS = "CANC" });

        await Luma.MoveToAsync("2026-12-11 08:00");
        (await Luma.AppointmentAsync(visit)).Reminders.ShouldAllBe(step => step.State == "CANCELLED" && step.Reason == "appointmentCancelled");
        (await Luma.PhoneAsync(rosa.Phone)).ShouldBeEmpty();
    }

    [Fact, Feature("REM-01")]
    public async Task A_visit_deleted_in_eCW_is_gone_and_its_reminders_with_it()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-11", "14:30");

        await Luma.DeleteVisitAsync(visit);

        (await Luma.FindAppointmentAsync(visit)).ShouldBeNull();
        await Luma.MoveToAsync("2026-12-05 08:00");
        (await Luma.MessagesOfAsync(rosa)).ShouldAllBe(message => message.State == "CANCELLED" && message.Reason == "appointmentDeleted");
        (await Luma.PhoneAsync(rosa.Phone)).ShouldBeEmpty();
    }

    [Fact, Feature("REM-83")]
    public async Task A_visit_confirmed_in_eCW_keeps_only_its_final_reminder()
    {
        var visit = await Luma.BookAsync(await RosaAsync(), "2026-12-11", "14:30", status: "CONF");

        var seen = await Luma.AppointmentAsync(visit);
        seen.Status.ShouldBe("CONFIRMED");
        seen.Reminders.Where(step => step.State == "PLANNED").ShouldHaveSingleItem().Step.ShouldBe("2d");
    }

    [Fact, Feature("REM-83")]
    public async Task A_code_that_only_begins_like_a_confirmed_one_is_not_taken_as_confirmed()
    {
        var visit = await Luma.BookAsync(await RosaAsync(), "2026-12-11", "14:30", status: "CONF2");

        (await Luma.AppointmentAsync(visit)).Status.ShouldBe("UNCONFIRMED");
    }

    [Fact, Feature("REM-87")]
    public async Task A_visit_set_back_to_unconfirmed_gets_its_remaining_reminders_again()
    {
        var visit = await Luma.BookAsync(await RosaAsync(), "2026-12-11", "14:30", status: "CONF");

        await Luma.ChangeVisitAsync(visit, new { STATUS = "PEN" });

        (await Luma.AppointmentAsync(visit)).Plan.ShouldBe(["7d PLANNED 12-04 14:30", "5d PLANNED 12-06 14:30", "2d PLANNED 12-09 14:30"]);
    }

    [Fact, Feature("REM-01", "NEW-01")]
    public async Task A_provider_with_reminders_off_sends_none_and_the_desk_reads_why()
    {
        var providers = JsonDocument.Parse(await (await Luma.SendAsync(HttpMethod.Get, "/api/v1/providers")).Content.ReadAsStringAsync()).RootElement;
        var provider = providers.EnumerateArray().Single(one => one.GetProperty("ehrId").GetString() == "103").GetProperty("id").GetGuid();
        using var off = await Luma.SendAsync(HttpMethod.Patch, $"/api/v1/providers/{provider}", new { remindersEnabled = false });
        off.IsSuccessStatusCode.ShouldBeTrue();

        var visit = await Luma.BookAsync(await RosaAsync(), "2026-12-11", "14:30", doctor: 103, facility: 3);

        (await Luma.AppointmentAsync(visit)).Reminders.ShouldAllBe(step => step.State == "SKIPPED" && step.Reason == "remindersDisabled");
        var reasons = await (await Luma.SendAsync(HttpMethod.Get, "/api/v1/reasons")).Content.ReadAsStringAsync();
        reasons.ShouldContain("Reminders are switched off for the account, the facility, the provider or the appointment type.");
        reasons.ShouldContain("Switch reminders on for it.");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_was_changed_in_eCW_is_found_by_the_product_itself(bool afterResetFromALaterDay)
    {
        if (afterResetFromALaterDay)
        {
            await Luma.AdvanceAsync("P3D");
            await Luma.ResetAsync();
        }

        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-11", "14:30");
        using var cancelled = await Luma.SendAsync(HttpMethod.Patch, $"/sandbox/ecw/enc?encounterID={visit}", new { STATUS = "CANC" });
        cancelled.IsSuccessStatusCode.ShouldBeTrue();

        await Luma.AdvanceAsync("P1D");

        (await Luma.AppointmentAsync(visit)).Status.ShouldBe("CANCELLED");
    }
}
