using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Luma.Application.Messaging;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Tests.Messaging.Hosting;

namespace Luma.Infrastructure.Tests.Messaging;

/// <summary>The sandbox's calls about messages, phones and faults, as checks from outside use them.</summary>
[Collection(VendorCollection.Name)]
public sealed class SandboxContractTests(VendorHost host)
{
    [Fact]
    public async Task Messages_are_listed_oldest_first_and_paged_by_id()
    {
        var to = VendorHost.NewNumber();
        var ids = new List<string>();
        foreach (var body in (string[])["one", "two", "three"]) ids.Add(await SendAsync(Channel.Sms, to, body));
        (await host.MessagesToAsync(to)).Select(item => (item.Id, item.Body)).ShouldBe([(ids[0], "one"), (ids[1], "two"), (ids[2], "three")]);
        (await host.MessagesToAsync(to, $"&after={ids[0]}&limit=1")).ShouldHaveSingleItem().Id.ShouldBe(ids[1]);
        (await host.MessagesToAsync(to, "&channel=email")).ShouldBeEmpty();
        // Whoever types the plus into the address by hand sends a space.
        (await host.Http.GetFromJsonAsync<SandboxItems>($"/sandbox/messages?to={to}"))!.Items.Count.ShouldBe(3);

        var item = (await host.Http.GetFromJsonAsync<JsonElement>($"/sandbox/messages?to={Uri.EscapeDataString(to)}&limit=1")).GetProperty("items")[0];
        string[] promised = ["id", "provider", "channel", "from", "to", "subject", "body", "mediaUrls", "at", "status"];
        promised.Except(item.EnumerateObject().Select(member => member.Name)).ShouldBeEmpty();
        (item.GetProperty("provider").GetString(), item.GetProperty("from").GetString(), item.GetProperty("status").GetString()).ShouldBe(("twilio", VendorHost.MainNumber, "sent"));
        item.GetProperty("at").GetDateTimeOffset().ShouldBe(host.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData(Channel.Sms, "delivered", null, VendorStatus.Delivered, null)]
    [InlineData(Channel.Sms, "undelivered", 30005, VendorStatus.Undelivered, DeliveryFailure.BadContact)]
    [InlineData(Channel.Sms, "failed", 30007, VendorStatus.Undelivered, DeliveryFailure.Filtered)]
    [InlineData(Channel.Voice, "delivered", null, VendorStatus.Delivered, null)]
    [InlineData(Channel.Voice, "undelivered", null, VendorStatus.Undelivered, DeliveryFailure.Transient)]
    [InlineData(Channel.Email, "delivered", null, VendorStatus.Delivered, null)]
    [InlineData(Channel.Email, "undelivered", null, VendorStatus.Undelivered, DeliveryFailure.Transient)]
    [InlineData(Channel.Email, "failed", null, VendorStatus.Undelivered, DeliveryFailure.BadContact)]
    public async Task A_status_reaches_the_webhook_with_our_ids(Channel channel, string status, int? errorCode, VendorStatus recorded, DeliveryFailure? failure)
    {
        var to = channel == Channel.Email ? $"p{VendorHost.NewNumber()[1..]}@example.com" : VendorHost.NewNumber();
        var message = Guid.CreateVersion7();
        var id = await SendAsync(channel, to, "Hello", message);
        var settled = host.Settled.Count;
        await PostAsync($"/sandbox/messages/{id}/status", new { status, errorCode });

        var sent = host.Sender.Sent.OfType<RecordDeliveryStatus>().Single(request => request.MessageId == message);
        (sent.Provider, sent.Attempt, sent.ProviderMessageId, sent.Status, sent.Failure).ShouldBe((channel == Channel.Email ? "ses" : "twilio", 4, id, recorded, failure));
        (await host.MessagesToAsync(to)).ShouldHaveSingleItem().Status.ShouldBe(status);
        host.Settled.Count.ShouldBe(settled + 1);
    }

    [Fact]
    public async Task A_complaint_about_a_mail_reaches_the_webhook()
    {
        var to = $"p{VendorHost.NewNumber()[1..]}@example.com";
        var id = await SendAsync(Channel.Email, to, "Hello");
        await PostAsync($"/sandbox/messages/{id}/status", new { status = "complained" });
        host.Sender.Sent.OfType<RecordComplaint>().Single(request => request.ProviderMessageId == id).Address.ShouldBe(to);
    }

    [Fact]
    public async Task A_patients_text_goes_to_the_number_that_texted_last_else_to_the_main_one()
    {
        var patient = VendorHost.NewNumber();
        var answer = await PostAsync("/sandbox/inbound", new { from = patient, body = "Hi" });
        Received(answer).To.ShouldBe(VendorHost.MainNumber);

        await SendAsync(Channel.Sms, patient, "x", from: "+15550100077");
        Received(await PostAsync("/sandbox/inbound", new { from = patient, body = "1", mediaUrls = new[] { "https://x.example/a.jpg" } }))
            .ShouldSatisfyAllConditions(text => text.To.ShouldBe("+15550100077"), text => text.MediaUrls.ShouldBe([new Uri("https://x.example/a.jpg")]));
        Received(await PostAsync("/sandbox/inbound", new { from = patient, to = "+15550100088", body = "2" })).To.ShouldBe("+15550100088");
        (await host.MessagesToAsync(VendorHost.MainNumber)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_of_ours_is_spoken_and_its_keys_are_answered()
    {
        var patient = VendorHost.NewNumber();
        var message = Guid.CreateVersion7();
        host.Sender.Scripts[patient] = call => call.Digits switch
        {
            null => new VoiceScript(["You have a visit.", "Press 1 to confirm."], "en", GatherDigits: 1),
            "1" => new VoiceScript(["Confirmed.", $"Message {call.MessageId}."], "en"),
            _ => new VoiceScript(["One moment."], "en", DialTo: "+15550100099"),
        };
        var id = await SendAsync(Channel.Voice, patient, "unused", message);
        (await host.MessagesToAsync(patient)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            call => call.Channel.ShouldBe("voice"), call => call.Body.ShouldBe("You have a visit. Press 1 to confirm."));

        Strings(await PostAsync($"/sandbox/messages/{id}/keys", new { digits = "1" }), "spoken").ShouldBe(["Confirmed.", $"Message {message}."]);
        (await host.Http.PostAsJsonAsync($"/sandbox/messages/{id}/keys", new { digits = "1" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_patients_call_is_walked_through_its_keys()
    {
        var patient = VendorHost.NewNumber();
        host.Sender.Scripts[patient] = call => (call.Inbound, call.Digits) switch
        {
            (true, null) => new VoiceScript(["Press 2 for a person."], "en", GatherDigits: 1),
            (true, "2") => new VoiceScript(["Language?"], "en", GatherDigits: 1),
            _ => new VoiceScript(["One moment."], "en", DialTo: "+15550100099"),
        };
        var silent = await PostAsync("/sandbox/calls", new { from = patient });
        (Strings(silent, "spoken"), Strings(silent, "dialed").Count).ShouldSatisfyAllConditions(heard => heard.Item1.ShouldBe(["Press 2 for a person."]), heard => heard.Count.ShouldBe(0));

        var heard = await PostAsync("/sandbox/calls", new { from = patient, to = "+15550100055", digits = "21" });
        Strings(heard, "spoken").ShouldBe(["Press 2 for a person.", "Language?", "One moment."]);
        Strings(heard, "dialed").ShouldBe(["+15550100099"]);
        host.Sender.Sent.OfType<AnswerCall>().Last(call => call.From == patient).To.ShouldBe("+15550100055");
    }

    [Fact]
    public async Task A_fault_lasts_for_its_count_and_ok_ends_it()
    {
        var to = VendorHost.NewNumber();
        await PostAsync("/sandbox/faults", new { provider = "twilio", mode = "error", errorCode = 21610, count = 2, to });
        foreach (var expected in (Type[])[typeof(DispatchOutcome.Rejected), typeof(DispatchOutcome.Rejected), typeof(DispatchOutcome.Accepted)])
            (await host.Provider(Channel.Sms).SendAsync(Dispatch(Channel.Sms, to, "x"), default)).ShouldBeOfType(expected);

        await PostAsync("/sandbox/faults", new { provider = "twilio", mode = "error", errorCode = 21610, to });
        await PostAsync("/sandbox/faults", new { provider = "twilio", mode = "ok", to });
        (await host.Provider(Channel.Sms).SendAsync(Dispatch(Channel.Sms, to, "x"), default)).ShouldBeOfType<DispatchOutcome.Accepted>();
    }

    [Theory]
    [InlineData("/sandbox/inbound", "{}", "from", "body")]
    [InlineData("/sandbox/inbound", """{"from":"555","body":1}""", "from", "body")]
    [InlineData("/sandbox/inbound", """{"from":"+15550100001","body":"\u0000"}""", "body")]
    [InlineData("/sandbox/inbound", """{"from":"+15550100001","body":"\ud800"}""", "body")]
    [InlineData("/sandbox/inbound", """{"from":"+15550100001","body":"x","mediaUrls":["ftp://x"]}""", "mediaUrls")]
    [InlineData("/sandbox/inbound", "no json", "body")]
    [InlineData("/sandbox/inbound", "[1]", "body")]
    [InlineData("/sandbox/calls", """{"from":"+15550100001","digits":"12a"}""", "digits")]
    [InlineData("/sandbox/faults", """{"provider":"acme","mode":"explode","count":0}""", "provider", "mode", "count")]
    [InlineData("/sandbox/lines", """{"number":"x","type":"rotary"}""", "number", "type")]
    public async Task Bad_input_is_named_by_field(string path, string body, params string[] fields)
    {
        using var response = await host.Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order().ShouldBe(fields.Order());
    }

    [Theory]
    [InlineData("channel=pigeon")]
    [InlineData("limit=0")]
    [InlineData("limit=x")]
    [InlineData("after=SM404")]
    [InlineData("to=%00")]
    public async Task A_bad_question_about_messages_is_named_too(string query) =>
        (await host.Http.GetAsync($"/sandbox/messages?{query}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        (await host.Http.PostAsJsonAsync("/sandbox/messages/SM404/status", new { status = "delivered" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Http.PostAsJsonAsync("/sandbox/messages/SM404/keys", new { digits = "1" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("twilio/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json", HttpStatusCode.Unauthorized)]
    [InlineData("lookups/v2/PhoneNumbers/+15550100001", HttpStatusCode.Unauthorized)]
    [InlineData("ses/v2/email/account", HttpStatusCode.Forbidden)]
    public async Task The_vendors_ask_for_credentials(string path, HttpStatusCode status)
    {
        (await host.Http.GetAsync($"/sandbox/vendors/{path}")).StatusCode.ShouldBe(status);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/sandbox/vendors/{path}");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDSANDBOX/20261201/us-east-1/ses/aws4_request, SignedHeaders=host, Signature=00");
        request.Headers.TryAddWithoutValidation("x-amz-date", "20261201T000000Z");
        (await host.Http.SendAsync(request)).StatusCode.ShouldBe(status);
    }

    private async Task<string> SendAsync(Channel channel, string to, string body, Guid? message = null, string? from = null) =>
        (await host.Provider(channel).SendAsync(Dispatch(channel, to, body, message, from), default)).ShouldBeOfType<DispatchOutcome.Accepted>().ProviderMessageId;

    private static MessageDispatch Dispatch(Channel channel, string to, string body, Guid? message = null, string? from = null) => new(
        message ?? Guid.CreateVersion7(), Guid.CreateVersion7(), 4, channel, from ?? (channel == Channel.Email ? "no-reply@clinic.example" : VendorHost.MainNumber), to, body, "en");

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await host.Http.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private ReceiveText Received(JsonElement answer) =>
        host.Sender.Sent.OfType<ReceiveText>().Single(text => text.ProviderMessageId == answer.GetProperty("messageSid").GetString());

    private static List<string> Strings(JsonElement answer, string name) => [.. answer.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
