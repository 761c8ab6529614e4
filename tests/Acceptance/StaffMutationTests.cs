using System.Text.Json;
using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>What staff change through the GraphQL API.</summary>
public sealed class StaffMutationTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    private const string Update = "mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { settings { key value overriddenAt overriddenIn } errors { code message path } } }";

    [Fact, Feature("REM-02")]
    public async Task A_setting_is_changed_and_set_back()
    {
        var changed = await ChangeAsync(new() { ["reminders.enabled"] = false });
        changed.GetProperty("value").GetBoolean().ShouldBeFalse();
        changed.GetProperty("overriddenIn")[0].GetString().ShouldBe("ACCOUNT");
        (await Luma.ReadSettingAsync("reminders", "reminders.enabled")).ShouldBe("false");

        (await ChangeAsync(new() { ["reminders.enabled"] = null })).GetProperty("overriddenAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await Luma.ReadSettingAsync("reminders", "reminders.enabled")).ShouldBe("true");
    }

    [Fact]
    public async Task Wrong_settings_are_the_users_to_mend_and_change_nothing()
    {
        var payload = (await Luma.AskAsync(Update, new
        {
            input = new { product = "reminders", values = new Dictionary<string, object?> { ["reminders.enabled"] = false, ["reminders.none"] = 1 } },
        })).GetProperty("updateSettings");

        payload.GetProperty("settings").ValueKind.ShouldBe(JsonValueKind.Null);
        payload.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("VALIDATION");
        payload.GetProperty("errors")[0].GetProperty("path").GetRawText().ShouldBe("""["input","values","reminders.none"]""");
        (await Luma.ReadSettingAsync("reminders", "reminders.enabled")).ShouldBe("true");

        var scoped = (await Luma.AskAsync(Update, new { input = new { product = "reminders", scope = new { kind = "FACILITY" }, values = new { } } })).GetProperty("updateSettings");
        scoped.GetProperty("errors")[0].GetProperty("path").GetRawText().ShouldBe("""["input","scope"]""");
    }

    [Theory, Feature("REM-02"), InlineData("staff"), InlineData("manager")]
    public async Task Settings_are_changed_by_administrators_only(string user)
    {
        var answer = await Luma.GraphQLAsync(Update, new { input = new { product = "reminders", values = new Dictionary<string, object?> { ["reminders.enabled"] = false } } }, await Luma.SignInAsync(user));

        answer.Codes.ShouldBe(["FORBIDDEN"]);
        (await Luma.ReadSettingAsync("reminders", "reminders.enabled")).ShouldBe("true");
    }

    [Fact]
    public async Task Do_not_contact_is_set_and_lifted_and_each_payload_shows_its_own_moment()
    {
        var patient = await Luma.PatientAsync(await KnownRosaAsync());

        var data = await Luma.AskAsync("""
            mutation ($id: ID!) {
              on: addDoNotContact(input: {patientId: $id, reason: "asked at the desk"}) { patient { doNotContact } errors { code } }
              off: liftDoNotContact(input: {patientId: $id}) { patient { doNotContact } errors { code } }
              again: addDoNotContact(input: {patientId: $id}) { patient { doNotContact } errors { code } }
            }
            """, new { id = patient.Id });

        data.GetRawText().ShouldBe("""{"on":{"patient":{"doNotContact":true},"errors":[]},"off":{"patient":{"doNotContact":false},"errors":[]},"again":{"patient":{"doNotContact":true},"errors":[]}}""");
    }

    [Fact]
    public async Task Appointments_and_messages_are_steered()
    {
        var rosa = await KnownRosaAsync();
        var visit = await Luma.AppointmentAsync(await Luma.BookAsync(rosa, "2026-12-11", "14:30"));

        (await Luma.AskAsync("mutation ($id: ID!) { blockReminders(input: {id: $id}) { appointment { remindersBlocked } errors { code } } }", new { id = visit.Id }))
            .GetRawText().ShouldBe("""{"blockReminders":{"appointment":{"remindersBlocked":true},"errors":[]}}""");
        var message = visit.Reminders[0].Id;
        var refused = (await Luma.AskAsync("mutation ($id: ID!) { sendMessageNow(input: {id: $id}) { message { state } errors { code path } } }", new { id = message })).GetProperty("sendMessageNow");
        refused.GetRawText().ShouldBe("""{"message":null,"errors":[{"code":"REMINDERS_BLOCKED","path":null}]}""");

        await Luma.AskAsync("mutation ($id: ID!) { blockReminders(input: {id: $id, blocked: false}) { errors { code } } }", new { id = visit.Id });
        await Luma.AdvanceAsync("PT0S");
        var waiting = (await Luma.AppointmentAsync(long.Parse(visit.EhrId, System.Globalization.CultureInfo.InvariantCulture))).Reminders.First(one => one.State == "PLANNED").Id;
        (await Luma.AskAsync("mutation ($id: ID!) { sendMessageNow(input: {id: $id}) { message { id } errors { code } } }", new { id = waiting })).GetProperty("sendMessageNow")
            .GetProperty("errors").GetArrayLength().ShouldBe(0);
        await Luma.AdvanceAsync("PT1M");
        (await Luma.PhoneAsync(rosa.Phone)).Count.ShouldBe(1);

        (await Luma.AskAsync("mutation ($id: ID!) { markArrived(input: {id: $id}) { appointment { status } errors { code } } }", new { id = visit.Id }))
            .GetRawText().ShouldBe("""{"markArrived":{"appointment":{"status":"ARRIVED"},"errors":[]}}""");
    }

    [Fact]
    public async Task A_providers_reminders_are_switched_and_long_instructions_refused()
    {
        var provider = (await Luma.AskAsync("{ providers { id remindersEnabled } }")).GetProperty("providers")[0].GetProperty("id").GetString();
        const string mutation = "mutation ($input: UpdatePracticeResourceInput!) { updatePracticeResource(input: $input) { resource { kind remindersEnabled } errors { code path } } }";

        (await Luma.AskAsync(mutation, new { input = new { kind = "PROVIDER", id = provider, remindersEnabled = false } })).GetRawText()
            .ShouldBe("""{"updatePracticeResource":{"resource":{"kind":"PROVIDER","remindersEnabled":false},"errors":[]}}""");
        (await Luma.AskAsync(mutation, new { input = new { kind = "PROVIDER", id = provider, specialInstructions = new string('x', 20_000) } })).GetRawText()
            .ShouldBe("""{"updatePracticeResource":{"resource":null,"errors":[{"code":"VALIDATION","path":["input","specialInstructions"]}]}}""");
    }

    [Fact]
    public async Task A_sync_is_started_and_counted()
    {
        var payload = (await Luma.AskAsync("mutation { syncEhr(input: {mode: INCREMENTAL}) { counts { feed read created } errors { code } } }")).GetProperty("syncEhr");

        payload.GetProperty("errors").GetArrayLength().ShouldBe(0);
        payload.GetProperty("counts").EnumerateArray().Select(one => one.GetProperty("feed").GetString()).ShouldContain("appointments");
    }

    private async Task<JsonElement> ChangeAsync(Dictionary<string, object?> values)
    {
        var payload = (await Luma.AskAsync(Update, new { input = new { product = "reminders", scope = new { kind = "ACCOUNT" }, values } })).GetProperty("updateSettings");
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0);
        return payload.GetProperty("settings").EnumerateArray().Single(one => one.GetProperty("key").GetString() == "reminders.enabled");
    }
}
