using System.Net;
using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>Who must not be written to.</summary>
public sealed class SilenceTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    [Fact, Feature("REM-28", "REM-42")]
    public async Task After_STOP_nothing_goes_to_that_number_until_START()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-11", "14:30");
        await Luma.MoveToAsync("2026-12-04 15:00");
        await Luma.TextAsync(rosa.Phone, "STOP");
        (await Luma.EcwStatusAsync(visit)).ShouldBe("PEN");
        var before = (await Luma.PhoneAsync(rosa.Phone)).Count;

        await Luma.MoveToAsync("2026-12-07 08:00");
        (await Luma.PhoneAsync(rosa.Phone)).Count.ShouldBe(before);
        (await Luma.AppointmentAsync(visit)).Step("5d").Reason.ShouldBe("doNotContact");

        await Luma.TextAsync(rosa.Phone, "START");
        await Luma.MoveToAsync("2026-12-10 08:00");
        (await Luma.PhoneAsync(rosa.Phone))[^1].Moment.ShouldBe("12-09 14:30");
    }

    [Fact, Feature("REM-42")]
    public async Task START_to_another_number_does_not_lift_the_STOP()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-04", "10:00");
        await Luma.TextAsync(rosa.Phone, "STOP", to: Clinic.Number);

        await Luma.TextAsync(rosa.Phone, "START", to: "+18885550199");

        await Luma.MoveToAsync("2026-12-02 12:00");
        (await Luma.AppointmentAsync(visit)).Step("2d").Reason.ShouldBe("doNotContact");
    }

    [Fact, Feature("REM-43")]
    public async Task A_patient_whom_staff_put_on_the_list_hears_nothing_by_any_channel_until_taken_off()
    {
        var rosa = await Luma.RegisterAsync(new("Rosa", "Diaz") { Mobile = "415-555-0181", Email = "rosa@example.com" });
        var visit = await Luma.BookAsync(rosa, "2026-12-08", "10:00");
        var list = $"/api/v1/patients/{(await Luma.PatientAsync(rosa)).Id}/do-not-contact";
        using var added = await Luma.SendAsync(HttpMethod.Put, list, new { reason = "asked at the desk" });
        added.IsSuccessStatusCode.ShouldBeTrue();

        await Luma.MoveToAsync("2026-12-03 12:00");
        (await Luma.AppointmentAsync(visit)).Step("5d").Reason.ShouldBe("doNotContact");
        (await Luma.DeliveredAsync(null)).ShouldNotContain(message => message.To == rosa.Phone || message.To == rosa.Email);

        using var lifted = await Luma.SendAsync(HttpMethod.Delete, list);
        lifted.IsSuccessStatusCode.ShouldBeTrue();
        await Luma.MoveToAsync("2026-12-06 12:00");
        (await Luma.PhoneAsync(rosa.Phone)).ShouldHaveSingleItem().Moment.ShouldBe("12-06 10:00");
    }

    [Fact, Feature("REM-43")]
    public async Task Staff_cannot_lift_a_patients_STOP_and_are_told_the_number_to_text()
    {
        var rosa = await RosaAsync();
        await Luma.SyncAsync();
        await Luma.TextAsync(rosa.Phone, "STOP");

        using var answer = await Luma.SendAsync(HttpMethod.Delete, $"/api/v1/patients/{(await Luma.PatientAsync(rosa)).Id}/do-not-contact");

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(Clinic.Number);
    }
}
