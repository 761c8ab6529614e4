using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>At which hours messages go.</summary>
public sealed class HoursTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    [Fact, Feature("REM-11")]
    public async Task A_reminder_of_an_early_visit_waits_for_the_working_hours()
    {
        var visit = await Luma.BookAsync(await RosaAsync(), "2026-12-11", "07:30");

        (await Luma.AppointmentAsync(visit)).Step("5d").ToString().ShouldBe("5d PLANNED 12-06 09:00");
    }

    [Fact, Feature("REM-11")]
    public async Task Working_hours_are_those_of_the_facilitys_own_zone()
    {
        await Luma.ChangeRowAsync("edi_facilities?Id=2", new { TimeZoneCode = "America/New_York" });

        var visit = await Luma.BookAsync(await RosaAsync(), "2026-12-11", "07:30", doctor: 102, facility: 2);

        // Nine in New York is six here.
        (await Luma.AppointmentAsync(visit)).Step("5d").ToString().ShouldBe("5d PLANNED 12-06 06:00");
    }

    [Fact, Feature("REM-11")]
    public async Task A_patient_who_texts_before_working_hours_is_answered_at_once()
    {
        var rosa = await RosaAsync();
        await Luma.BookAsync(rosa, "2026-12-08", "10:00");
        await Luma.MoveToAsync("2026-12-02 06:00");

        await Luma.TextAsync(rosa.Phone, "Yes");

        var answer = (await Luma.PhoneAsync(rosa.Phone))[^1];
        answer.Moment.ShouldBe("12-02 06:00");
        answer.Body.ShouldContain("is confirmed");
    }

    [Fact, Feature("REM-12")]
    public async Task A_reminder_due_in_quiet_hours_goes_the_next_morning()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-11", "22:15");
        (await Luma.AppointmentAsync(visit)).Step("7d").ToString().ShouldBe("7d PLANNED 12-05 09:00");

        await Luma.MoveToAsync("2026-12-05 12:00");

        (await Luma.PhoneAsync(rosa.Phone)).Select(text => text.Moment).ShouldBe(["12-05 09:00"]);
    }

    [Fact, Feature("REM-47")]
    public async Task A_visit_booked_for_tomorrow_gets_one_catch_up_at_the_next_of_its_hours()
    {
        var rosa = await RosaAsync();
        await Luma.MoveToAsync("2026-12-01 11:00");
        await Luma.BookAsync(rosa, "2026-12-02", "15:00");

        await Luma.MoveToAsync("2026-12-02 15:30");

        (await Luma.PhoneAsync(rosa.Phone)).Select(text => text.Moment).ShouldBe(["12-01 18:00"]);
    }

    [Fact, Feature("REM-47")]
    public async Task A_visit_booked_three_days_ahead_gets_its_final_reminder_and_no_catch_up()
    {
        var visit = await Luma.BookAsync(await RosaAsync(), "2026-12-04", "10:00");

        (await Luma.AppointmentAsync(visit)).Plan.ShouldBe(["2d PLANNED 12-02 10:00"]);
    }

    [Fact, Feature("REM-47")]
    public async Task A_visit_booked_for_the_same_afternoon_has_no_slot_left_and_says_so()
    {
        var rosa = await RosaAsync();
        await Luma.MoveToAsync("2026-12-01 10:00");

        var visit = await Luma.BookAsync(rosa, "2026-12-01", "16:00");

        var reminder = (await Luma.AppointmentAsync(visit)).Messages.ShouldHaveSingleItem();
        (reminder.Purpose, reminder.State, reminder.Reason).ShouldBe(("CATCH_UP_REMINDER", "SKIPPED", "noSlot"));
    }

    [Fact, Feature("REM-47")]
    public async Task A_catch_up_outside_the_sending_window_is_not_sent()
    {
        var rosa = await RosaAsync();
        await Luma.SettingAsync("delivery", "delivery.quietHours.start", "17:00");
        await Luma.MoveToAsync("2026-12-01 11:00");

        var visit = await Luma.BookAsync(rosa, "2026-12-02", "08:30");

        (await Luma.AppointmentAsync(visit)).Messages.ShouldHaveSingleItem().Reason.ShouldBe("noSlot");
    }
}
