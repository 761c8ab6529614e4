using System.Net;
using Luma.Acceptance.Support;
using Luma.Infrastructure.Messaging.Twilio;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>Webhooks as anyone on the internet may send them.</summary>
public sealed class WebhookTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    [Theory, InlineData("Zm9yZ2VkIGJ5IHNvbWVib2R5IQ=="), InlineData(null)]
    public async Task A_text_without_a_true_signature_is_refused_and_changes_nothing(string? signature)
    {
        var (rosa, visit) = await RemindedAsync();

        (await PostAsync(Fields(rosa, "Yes"), _ => signature)).ShouldBe(HttpStatusCode.Forbidden);

        await Luma.AdvanceAsync("PT0S");
        (await Luma.EcwStatusAsync(visit)).ShouldBe("PEN");
        (await Luma.AppointmentAsync(visit)).Status.ShouldBe("UNCONFIRMED");
        (await Luma.ConversationAsync(rosa.Phone))?.Entries.ShouldNotContain(entry => entry.Direction == "INBOUND");
    }

    [Fact]
    public async Task A_true_signature_of_another_text_is_refused()
    {
        var (rosa, visit) = await RemindedAsync();

        (await PostAsync(Fields(rosa, "No"), url => Sign(url, Fields(rosa, "Yes")))).ShouldBe(HttpStatusCode.Forbidden);

        (await Luma.EcwStatusAsync(visit)).ShouldBe("PEN");
    }

    [Fact]
    public async Task The_same_webhook_twice_makes_one_message_and_one_answer()
    {
        var (rosa, visit) = await RemindedAsync();
        var fields = Fields(rosa, "Yes");

        var answers = new[] { await PostAsync(fields, url => Sign(url, fields)), await PostAsync(fields, url => Sign(url, fields)) };

        answers.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK]);
        await Luma.AdvanceAsync("PT0S");
        (await Luma.EcwStatusAsync(visit)).ShouldBe("CONF");
        (await Luma.ConversationAsync(rosa.Phone))!.Entries.Count(entry => entry.Body == "Yes").ShouldBe(1);
        (await Luma.PhoneAsync(rosa.Phone)).Count(text => text.Body.Contains("is confirmed")).ShouldBe(1);
    }

    [Fact]
    public async Task Texts_that_come_at_the_same_moment_are_all_kept_and_in_one_conversation()
    {
        const string stranger = "+14155550191";

        await Task.WhenAll(Enumerable.Range(1, 12).Select(n => Luma.TextAsync(stranger, $"Question {n}?")));

        var entries = (await Luma.ConversationAsync(stranger))!.Entries.Where(entry => entry.Direction == "INBOUND").Select(entry => entry.Body);
        entries.Order().ShouldBe(Enumerable.Range(1, 12).Select(n => $"Question {n}?").Order());
    }

    private static KeyValuePair<string, string>[] Fields(Person from, string body) =>
    [
        new("MessageSid", "SM00000000000000000000000000000001"), new("AccountSid", "AC00000000000000000000000000000001"),
        new("From", from.Phone), new("To", Clinic.Number), new("Body", body), new("NumMedia", "0"),
    ];

    private static string Sign(string url, KeyValuePair<string, string>[] fields) => new TwilioSignature("sandbox-auth-token").Sign(url, fields);

    private async Task<HttpStatusCode> PostAsync(KeyValuePair<string, string>[] fields, Func<string, string?> signature)
    {
        var url = new Uri(Luma.Http.BaseAddress!, "/webhooks/twilio/sms");
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) };
        if (signature(url.ToString()) is { } signed) request.Headers.Add("X-Twilio-Signature", signed);
        using var answer = await Luma.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<(Person Rosa, long Visit)> RemindedAsync()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-08", "14:30");
        await Luma.MoveToAsync("2026-12-01 15:00");
        return (rosa, visit);
    }
}
