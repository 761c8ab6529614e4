using System.Text.Json;
using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>What staff read through the GraphQL API.</summary>
public sealed class StaffQueryTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    private const string Page = "query ($first: Int, $after: String) { patients(first: $first, after: $after) { totalCount nodes { id lastName } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } } }";

    [Fact]
    public async Task A_patient_is_found_with_contacts_appointments_and_messages()
    {
        var rosa = await KnownRosaAsync();
        await Luma.BookAsync(rosa, "2026-12-11", "14:30");

        var data = await Luma.AskAsync("""
            query ($ehrId: String) {
              patients(where: {ehrId: $ehrId}) {
                totalCount
                nodes {
                  ehrId firstName lastName dateOfBirth doNotContact contacts { kind value active valid }
                  appointments(where: {from: "2026-12-01T00:00:00-08:00"}, first: 1, orderBy: [{start: ASC}]) {
                    totalCount
                    nodes { status start durationMinutes provider { name } facility { name } type { name ehrId } patient { firstName } messages { purpose state step } }
                  }
                  messages(first: 1, orderBy: [{dueAt: DESC}]) { totalCount nodes { purpose dueAt } }
                }
              }
            }
            """, new { ehrId = $"{rosa.Id}" });

        var patient = data.GetProperty("patients").GetProperty("nodes")[0];
        patient.GetProperty("lastName").GetString().ShouldBe("Diaz");
        patient.GetProperty("dateOfBirth").GetString().ShouldBe("1980-04-02");
        patient.GetProperty("doNotContact").GetBoolean().ShouldBeFalse();
        patient.GetProperty("contacts")[0].GetRawText().ShouldBe("""{"kind":"MOBILE","value":"+14155550181","active":true,"valid":true}""");
        var visits = patient.GetProperty("appointments");
        visits.GetProperty("totalCount").GetInt32().ShouldBe(1);
        var visit = visits.GetProperty("nodes")[0];
        visit.GetProperty("status").GetString().ShouldBe("UNCONFIRMED");
        visit.GetProperty("start").GetDateTimeOffset().ShouldBe(new(2026, 12, 11, 14, 30, 0, TimeSpan.FromHours(-8)));
        visit.GetProperty("patient").GetProperty("firstName").GetString().ShouldBe("Rosa");
        visit.GetProperty("provider").GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        visit.GetProperty("type").GetProperty("ehrId").GetString().ShouldBe("1");
        var planned = visit.GetProperty("messages").GetArrayLength();
        planned.ShouldBeGreaterThan(2);
        patient.GetProperty("messages").GetProperty("totalCount").GetInt32().ShouldBe(planned);
        patient.GetProperty("messages").GetProperty("nodes").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_overlap()
    {
        var all = (await Luma.AskAsync(Page, new { first = 100 })).GetProperty("patients");
        var ids = all.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!).ToList();
        ids.Count.ShouldBeGreaterThan(20);

        var walked = new List<string>();
        string? after = null;
        while (walked.Count < ids.Count)
        {
            var page = (await Luma.AskAsync(Page, new { first = 7, after })).GetProperty("patients");
            page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean().ShouldBe(walked.Count > 0);
            walked.AddRange(page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()) break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        walked.Take(ids.Count).ShouldBe(ids);
    }

    [Theory]
    [InlineData("{ patients(first: 101) { nodes { id } } }", "VALIDATION")]
    [InlineData("{ patients(after: \"9\") { nodes { id } } }", "VALIDATION")]
    [InlineData("{ patients(where: {search: \"\\u0000\"}) { nodes { id } } }", "VALIDATION")]
    [InlineData("{ settings(product: \"no-such\") { key } }", "NOT_FOUND")]
    [InlineData("{ settings(product: \"reminders\", scope: {kind: FACILITY}) { key } }", "VALIDATION")]
    [InlineData("{ patients { nodes { unknown } } }", "GRAPHQL_VALIDATION_FAILED")]
    public async Task What_cannot_be_answered_is_told_by_its_code(string document, string code) => (await Luma.GraphQLAsync(document)).Codes.ShouldBe([code]);

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        var id = Guid.CreateVersion7();
        (await Luma.AskAsync("query ($id: ID!) { patient(id: $id) { id } appointment(id: $id) { id } message(id: $id) { id } conversation(id: $id) { id } }", new { id }))
            .GetRawText().ShouldBe("""{"patient":null,"appointment":null,"message":null,"conversation":null}""");
    }

    [Fact, Feature("NEW-01")]
    public async Task A_message_that_was_not_sent_says_why()
    {
        var rosa = await KnownRosaAsync();
        await Luma.AskAsync("mutation ($id: ID!) { addDoNotContact(input: {patientId: $id}) { patient { doNotContact } errors { code } } }", new { (await Luma.PatientAsync(rosa)).Id });
        await Luma.BookAsync(rosa, "2026-12-11", "14:30");
        await Luma.MoveToAsync("2026-12-09 15:00");

        var messages = (await Luma.AskAsync(
            "query ($id: ID) { messages(where: {patientId: $id, state: SKIPPED}) { nodes { reason explanation { rule outcome detail } attempts { outcome } patient { lastName } appointment { start } } } reasons { code sentence remedy } }",
            new { (await Luma.PatientAsync(rosa)).Id }));

        var skipped = messages.GetProperty("messages").GetProperty("nodes")[0];
        var reason = skipped.GetProperty("reason").GetString();
        messages.GetProperty("reasons").EnumerateArray().Select(one => one.GetProperty("code").GetString()).ShouldContain(reason);
        skipped.GetProperty("explanation").GetArrayLength().ShouldBeGreaterThan(0);
        skipped.GetProperty("attempts").GetArrayLength().ShouldBe(0);
        skipped.GetProperty("patient").GetProperty("lastName").GetString().ShouldBe("Diaz");
        skipped.GetProperty("appointment").GetProperty("start").GetDateTimeOffset().ShouldBe(new(2026, 12, 11, 14, 30, 0, TimeSpan.FromHours(-8)));
    }

    [Fact]
    public async Task Settings_say_what_they_take()
    {
        var settings = (await Luma.AskAsync("{ settings(product: \"reminders\", scope: {kind: ACCOUNT}) { key value default label help type min max maxEntries choices overriddenAt overriddenIn } }"))
            .GetProperty("settings").EnumerateArray().ToDictionary(one => one.GetProperty("key").GetString()!);

        settings["reminders.enabled"].GetProperty("type").GetString().ShouldBe("BOOLEAN");
        settings["reminders.enabled"].GetProperty("default").GetBoolean().ShouldBeTrue();
        settings["reminders.enabled"].GetProperty("overriddenAt").ValueKind.ShouldBe(JsonValueKind.Null);
        settings["reminders.cadenceDays"].GetProperty("type").GetString().ShouldBe("LIST");
        settings["reminders.cadenceDays"].GetProperty("max").ValueKind.ShouldBe(JsonValueKind.Number);
        settings.Values.Select(one => one.GetProperty("label").GetString()).ShouldAllBe(label => !string.IsNullOrEmpty(label));
    }

    [Fact]
    public async Task A_conversation_shows_its_latest_entries_first()
    {
        var rosa = await KnownRosaAsync();
        await Luma.TextAsync(rosa.Phone, "First");
        await Luma.TextAsync(rosa.Phone, "Second");

        var found = (await Luma.AskAsync("{ conversations(first: 1) { totalCount nodes { contactValue needsPerson patient { firstName } lastEntry { body } entries(first: 50) { totalCount nodes { direction body } } } } }"))
            .GetProperty("conversations").GetProperty("nodes")[0];

        found.GetProperty("contactValue").GetString().ShouldBe("+14155550181");
        found.GetProperty("patient").GetProperty("firstName").GetString().ShouldBe("Rosa");
        var entries = found.GetProperty("entries").GetProperty("nodes").EnumerateArray().Select(entry => entry.GetProperty("body").GetString()).ToList();
        entries.IndexOf("Second").ShouldBeLessThan(entries.IndexOf("First"));
        found.GetProperty("entries").GetProperty("totalCount").GetInt32().ShouldBe(entries.Count);
        found.GetProperty("lastEntry").GetProperty("body").GetString().ShouldBe(entries[0]);
    }

    [Fact]
    public async Task Activity_shows_what_went_out_and_came_in()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.AppointmentAsync(await Luma.BookAsync(rosa, "2026-12-11", "14:30"));
        await Luma.AskAsync("mutation ($id: ID!) { sendMessageNow(input: {id: $id}) { errors { code } } }", new { id = visit.Reminders.First(one => one.State == "PLANNED").Id });
        await Luma.AdvanceAsync("PT1M");
        await Luma.TextAsync(rosa.Phone, "A question");

        var activity = (await Luma.AskAsync("{ messagingActivity(first: 5) { direction channel contact outcome message { body purpose patient { lastName } } conversation { contactValue lastEntry { body } } } }"))
            .GetProperty("messagingActivity").EnumerateArray().ToList();

        activity.ShouldAllBe(one => one.GetProperty("contact").GetString() == "+14155550181");
        var text = activity.Single(one => one.GetProperty("direction").GetString() == "INBOUND");
        text.GetProperty("conversation").GetProperty("contactValue").GetString().ShouldBe("+14155550181");
        var reminder = activity.Single(one => one.GetProperty("direction").GetString() == "OUTBOUND" && one.GetProperty("message").GetProperty("purpose").GetString() != "REPLY");
        reminder.GetProperty("message").GetProperty("patient").GetProperty("lastName").GetString().ShouldBe("Diaz");
        (await Luma.GraphQLAsync("{ messagingActivity(first: 101) { id } }")).Codes.ShouldBe(["VALIDATION"]);
    }

    [Fact]
    public async Task Administrators_read_the_audit_log_and_what_the_sync_did()
    {
        await Luma.AskAsync("{ patients(first: 1) { nodes { contacts { value } } } }");

        var data = await Luma.AskAsync("{ auditEntries(first: 2) { nodes { sequence actor action detail } } ehrFeeds { name lastFinishedAt quarantined } ehrQuarantine { totalCount nodes { feed ehrId reason } } }");

        // What was read stands in the log when the answer is given, in the order in which it was read.
        data.GetProperty("auditEntries").GetProperty("nodes").EnumerateArray().Select(one => one.GetProperty("action").GetString()).ShouldBe(["patients.contacts.listed", "patients.listed"]);
        data.GetProperty("ehrFeeds").EnumerateArray().Select(one => one.GetProperty("name").GetString()).ShouldContain("appointments");
        data.GetProperty("ehrQuarantine").GetProperty("totalCount").GetInt32().ShouldBe(data.GetProperty("ehrQuarantine").GetProperty("nodes").GetArrayLength());
    }
}
