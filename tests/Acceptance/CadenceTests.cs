using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>When reminders go.</summary>
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

    [Fact, Feature("REM-03", "REM-47")]
    public async Task A_visit_six_days_ahead_gets_the_remaining_reminders_and_no_catch_up()
    {
        var visit = await Luma.BookAsync(await RosaAsync(), "2026-12-07", "10:00");

        (await Luma.AppointmentAsync(visit)).Plan.ShouldBe(["5d PLANNED 12-02 10:00", "2d PLANNED 12-05 10:00"]);
    }
}
