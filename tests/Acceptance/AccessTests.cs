using System.Net;
using System.Text.Json;
using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>Who may see and change what.</summary>
public sealed class AccessTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    [Theory, Feature("REM-02"), InlineData("staff"), InlineData("manager")]
    public async Task Settings_are_changed_by_administrators_only(string user)
    {
        using var answer = await Luma.TrySettingAsync("reminders", "reminders.enabled", false, await Luma.SignInAsync(user));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Luma.ReadSettingAsync("reminders", "reminders.enabled")).ShouldBe("true");
    }

    [Fact, Feature("REM-02")]
    public async Task Nobody_reads_anything_without_signing_in()
    {
        foreach (var path in new[] { "patients", "appointments", "messages", "conversations", "settings/reminders", "providers" })
        {
            using var answer = await Luma.Http.GetAsync($"/api/v1/{path}");
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }
    }

    [Fact]
    public async Task Another_accounts_administrator_sees_empty_lists()
    {
        await Luma.TextAsync("+14155550199", "Hello?");
        var stranger = await Luma.SignInAsync("other-admin");

        foreach (var path in new[] { "patients", "appointments", "messages", "conversations" })
        {
            using var answer = await Luma.SendAsync(HttpMethod.Get, $"/api/v1/{path}", token: stranger);
            using var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            page.RootElement.GetProperty("items").GetArrayLength().ShouldBe(0, path);
        }
    }

    [Fact]
    public async Task Another_accounts_administrator_finds_nothing_by_our_ids()
    {
        var rosa = await RosaAsync();
        var encounter = await Luma.BookAsync(rosa, "2026-12-11", "14:30");
        var visit = await Luma.AppointmentAsync(encounter);
        var patient = await Luma.PatientAsync(rosa);
        var stranger = await Luma.SignInAsync("other-admin");

        (HttpMethod Method, string Path, object? Body)[] tries =
        [
            (HttpMethod.Get, $"appointments/{visit.Id}", null),
            (HttpMethod.Put, $"appointments/{visit.Id}/reminders-blocked", new { blocked = true }),
            (HttpMethod.Put, $"patients/{patient.Id}/do-not-contact", new { reason = "none of my business" }),
            (HttpMethod.Delete, $"patients/{patient.Id}/do-not-contact", null),
            (HttpMethod.Post, $"messages/{visit.Messages[0].Id}/send-now", null),
            (HttpMethod.Patch, $"providers/{visit.Provider!.Id}", new { remindersEnabled = false }),
        ];
        foreach (var (method, path, body) in tries)
        {
            using var answer = await Luma.SendAsync(method, $"/api/v1/{path}", body, stranger);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
        }

        (await Luma.AppointmentAsync(encounter)).Plan.ShouldBe(visit.Plan);
        (await Luma.PatientAsync(rosa)).DoNotContact.ShouldBeFalse();
    }
}
