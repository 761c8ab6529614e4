using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>On which days reminders go.</summary>
public sealed class CadenceTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    [Fact, Feature("REM-01", "REM-03")]
    public async Task A_visit_ten_days_ahead_is_reminded_of_once_seven_five_and_two_days_before()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-11", "14:30");
        (await Luma.AppointmentAsync(visit)).Plan.ShouldBe(["7d PLANNED 12-04 14:30", "5d PLANNED 12-06 14:30", "2d PLANNED 12-09 14:30"]);

        await Luma.SyncAsync();
        for (var day = 2; day <= 11; day++) await Luma.MoveToAsync($"2026-12-{day:00} 08:00");

        var texts = await Luma.PhoneAsync(rosa.Phone);
        texts.Select(text => text.Moment).ShouldBe(["12-04 14:30", "12-06 14:30", "12-09 14:30"]);
        texts.ShouldAllBe(text => text.Body.Contains("Rosa has a visit") && text.From == Clinic.Number);
    }

    [Fact, Feature("REM-03")]
    public async Task A_visit_six_days_ahead_gets_the_remaining_reminders_and_no_catch_up()
    {
        var visit = await Luma.BookAsync(await RosaAsync(), "2026-12-07", "10:00");

        (await Luma.AppointmentAsync(visit)).Plan.ShouldBe(["5d PLANNED 12-02 10:00", "2d PLANNED 12-05 10:00"]);
    }

    [Fact, Feature("REM-03")]
    public async Task A_changed_cadence_moves_the_reminders_of_visits_already_booked()
    {
        var visit = await Luma.BookAsync(await RosaAsync(), "2026-12-15", "10:00");

        await Luma.SettingAsync("reminders", "reminders.cadenceDays", new[] { 10, 3, 1 });
        await Luma.AdvanceAsync("PT0S");

        (await Luma.AppointmentAsync(visit)).Plan.Where(line => line.Contains("PLANNED")).ShouldBe(
            ["10d PLANNED 12-05 10:00", "3d PLANNED 12-12 10:00", "1d PLANNED 12-14 10:00"]);
    }

    [Fact, Feature("REM-02", "REM-03")]
    public async Task A_cadence_with_a_double_and_a_negative_day_is_refused_and_the_former_stays()
    {
        using var answer = await Luma.TrySettingAsync("reminders", "reminders.cadenceDays", new[] { 7, 7, -1 });

        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("reminders.cadenceDays");
        (await Luma.ReadSettingAsync("reminders", "reminders.cadenceDays")).ShouldBe("[7,5,2]");
    }

    [Fact, Feature("REM-13")]
    public async Task A_reminder_due_at_Christmas_goes_on_the_day_before_at_the_same_time()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-27", "10:00");
        (await Luma.AppointmentAsync(visit)).Plan.ShouldBe(["7d PLANNED 12-20 10:00", "5d PLANNED 12-22 10:00", "2d PLANNED 12-24 10:00"]);

        await Luma.MoveToAsync("2026-12-26 08:00");

        (await Luma.PhoneAsync(rosa.Phone)).Select(text => text.Moment).ShouldBe(["12-20 10:00", "12-22 10:00", "12-24 10:00"]);
    }

    [Fact, Feature("REM-13")]
    public async Task A_reminder_due_at_Christmas_stays_there_when_the_clinic_sends_on_holidays()
    {
        await Luma.SettingAsync("delivery", "delivery.holidays.send", true);

        var visit = await Luma.BookAsync(await RosaAsync(), "2026-12-27", "10:00");

        (await Luma.AppointmentAsync(visit)).Step("2d").ToString().ShouldBe("2d PLANNED 12-25 10:00");
    }

    [Fact, Feature("REM-13")]
    public async Task A_closing_day_added_later_moves_the_reminder_that_was_due_on_it()
    {
        var visit = await Luma.BookAsync(await RosaAsync(), "2026-12-11", "14:30");

        await Luma.SettingAsync("delivery", "delivery.holidays.extraDates", new[] { "2026-12-09" });
        await Luma.AdvanceAsync("PT0S");

        (await Luma.AppointmentAsync(visit)).Step("2d").ToString().ShouldBe("2d PLANNED 12-08 14:30");
    }
}
