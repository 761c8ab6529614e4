using System.Net;
using System.Text.RegularExpressions;
using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>Patients who are reached by telephone or by e-mail.</summary>
public sealed class ChannelTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    [Fact, Feature("REM-04")]
    public async Task A_patient_with_a_landline_is_called_and_cancels_by_pressing_2()
    {
        var rosa = await Luma.RegisterAsync(new("Rosa", "Diaz") { Landline = "415-555-0182" });
        var visit = await Luma.BookAsync(rosa, "2026-12-08", "10:00");
        await Luma.MoveToAsync("2026-12-01 12:00");
        var call = (await Luma.DeliveredAsync("voice", rosa.LandlinePhone)).ShouldHaveSingleItem();
        call.Body.ShouldContain("reminder for Rosa");

        var heard = await Luma.PressAsync(call, "2");

        heard.GetProperty("spoken")[0].GetString()!.ShouldContain("is cancelled");
        (await Luma.AppointmentAsync(visit)).Status.ShouldBe("CANCELLED");
        (await Luma.EcwStatusAsync(visit)).ShouldBe("CANC");
    }

    [Fact, Feature("REM-04", "REM-05")]
    public async Task A_patient_with_an_address_alone_gets_a_link_and_only_the_button_behind_it_confirms()
    {
        var (visit, link) = await MailedAsync();

        using var page = await Luma.SendAsync(HttpMethod.Get, link);
        (await page.Content.ReadAsStringAsync()).ShouldContain($"{link}/confirm");
        (await Luma.EcwStatusAsync(visit)).ShouldBe("PEN");

        using var confirmed = await Luma.SendAsync(HttpMethod.Post, $"{link}/confirm");
        confirmed.IsSuccessStatusCode.ShouldBeTrue();
        await Luma.AdvanceAsync("PT0S");
        (await Luma.EcwStatusAsync(visit)).ShouldBe("CONF");
        (await Luma.AppointmentAsync(visit)).Status.ShouldBe("CONFIRMED");
    }

    [Fact, Feature("REM-05")]
    public async Task An_altered_or_expired_link_shows_nothing_of_the_visit()
    {
        var (_, link) = await MailedAsync();

        await Luma.MoveToAsync("2026-12-10 12:00");

        foreach (var wrong in new[] { link, link[..^1] + (link[^1] == 'x' ? 'y' : 'x') })
        {
            using var page = await Luma.SendAsync(HttpMethod.Get, wrong);
            page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await page.Content.ReadAsStringAsync()).ShouldNotContain("Rosa");
        }
    }

    private async Task<(long Visit, string Link)> MailedAsync()
    {
        var rosa = await Luma.RegisterAsync(new("Rosa", "Diaz") { Email = "rosa.diaz@example.com" });
        var visit = await Luma.BookAsync(rosa, "2026-12-08", "10:00");
        await Luma.MoveToAsync("2026-12-01 12:00");
        var mail = (await Luma.DeliveredAsync("email", rosa.Email)).ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Rosa, your visit on Tuesday, December 8");
        return (visit, Regex.Match($"{mail.Html} {mail.Body}", "/l/[A-Za-z0-9_-]+").Value);
    }
}
