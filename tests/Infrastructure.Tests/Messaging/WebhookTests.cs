using System.Net;
using System.Text;
using Luma.Application.Messaging;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Messaging.Twilio;
using Luma.Infrastructure.Tests.Messaging.Hosting;

namespace Luma.Infrastructure.Tests.Messaging;

/// <summary>What comes in from outside: nothing is done before its signature holds, and nothing in it can hurt.</summary>
[Collection(VendorCollection.Name)]
public sealed class WebhookTests(VendorHost host)
{
    private static readonly string[] Paths = ["/webhooks/twilio/sms", "/webhooks/twilio/status?message=x&attempt=1", "/webhooks/twilio/voice", "/webhooks/ses"];

    [Fact]
    public async Task A_text_is_handed_on_as_it_came()
    {
        var from = VendorHost.NewNumber();
        using var response = await PostAsync(
            "/webhooks/twilio/sms", Text(from, "Sí, 9 a.m. & <gracias> 😀", ("NumMedia", "1"), ("MediaUrl0", "https://api.twilio.com/m/1"), ("NewFangled", "x")));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        var received = SentAbout(from).ShouldHaveSingleItem().ShouldBeOfType<ReceiveText>();
        (received.Provider, received.ProviderMessageId, received.To, received.Body).ShouldBe(("twilio", "SM1", VendorHost.MainNumber, "Sí, 9 a.m. & <gracias> 😀"));
        received.MediaUrls.ShouldBe([new Uri("https://api.twilio.com/m/1")]);
    }

    [Theory]
    [InlineData("sent", null, VendorStatus.Sent, null)]
    [InlineData("delivered", null, VendorStatus.Delivered, null)]
    [InlineData("read", null, VendorStatus.Delivered, null)]
    [InlineData("undelivered", "30005", VendorStatus.Undelivered, DeliveryFailure.BadContact)]
    [InlineData("failed", "30003", VendorStatus.Undelivered, DeliveryFailure.Transient)]
    [InlineData("failed", null, VendorStatus.Undelivered, DeliveryFailure.Transient)]
    public async Task A_status_of_a_text_carries_our_ids(string reported, string? code, VendorStatus status, DeliveryFailure? failure)
    {
        var id = Guid.CreateVersion7();
        using var response = await PostAsync(
            $"/webhooks/twilio/status?message={id}&attempt=2", [new("MessageSid", $"SM{id:N}"), new("MessageStatus", reported), new("ErrorCode", code ?? "")]);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var recorded = host.Sender.Sent.OfType<RecordDeliveryStatus>().Single(sent => sent.MessageId == id);
        (recorded.Attempt, recorded.ProviderMessageId, recorded.Status, recorded.Failure, recorded.ErrorCode).ShouldBe((2, $"SM{id:N}", status, failure, code));
    }

    [Theory]
    [InlineData("completed", VendorStatus.Delivered, null)]
    [InlineData("no-answer", VendorStatus.Undelivered, DeliveryFailure.Transient)]
    [InlineData("busy", VendorStatus.Undelivered, DeliveryFailure.Transient)]
    public async Task A_status_of_a_call_is_one_too(string reported, VendorStatus status, DeliveryFailure? failure)
    {
        var id = Guid.CreateVersion7();
        using var response = await PostAsync($"/webhooks/twilio/status?message={id}&attempt=1", [new("CallSid", "CA1"), new("CallStatus", reported)]);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var recorded = host.Sender.Sent.OfType<RecordDeliveryStatus>().Single(sent => sent.MessageId == id);
        (recorded.Status, recorded.Failure).ShouldBe((status, failure));
    }

    [Theory]
    [InlineData("queued")]
    [InlineData("sending")]
    [InlineData("something-new")]
    public async Task A_state_on_the_way_is_nothing_to_record(string reported)
    {
        var id = Guid.CreateVersion7();
        using var response = await PostAsync($"/webhooks/twilio/status?message={id}&attempt=1", [new("MessageSid", "SM1"), new("MessageStatus", reported)]);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        host.Sender.Sent.OfType<RecordDeliveryStatus>().ShouldNotContain(sent => sent.MessageId == id);
    }

    [Fact]
    public async Task Forged_missing_and_borrowed_signatures_change_nothing()
    {
        var from = VendorHost.NewNumber();
        var form = Text(from, "STOP");
        var url = $"{host.Url.AbsoluteUri.TrimEnd('/')}/webhooks/twilio/sms";
        var genuine = host.Signature.Sign(url, form);
        string?[] signatures = [null, "", "x", new TwilioSignature("another token").Sign(url, form), genuine + "=", host.Signature.Sign(url + "2", form)];
        foreach (var signature in signatures) (await PostAsync("/webhooks/twilio/sms", form, signature)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        // A genuine signature on another body, another address, another query.
        (await PostAsync("/webhooks/twilio/sms", Text(from, "START"), genuine)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("/webhooks/twilio/voice", form, genuine)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("/webhooks/twilio/sms?x=1", form, genuine)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("/webhooks/twilio/sms?bodySHA256=00", form, genuine)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        SentAbout(from).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusals_are_logged_without_numbers_or_words()
    {
        var from = VendorHost.NewNumber();
        await PostAsync("/webhooks/twilio/sms", Text(from, "a private matter"), "forged");
        await PostAsync("/webhooks/twilio/sms", Text(from, "a private matter"));
        host.Logs.ShouldContain(line => line.Contains("the signature is wrong", StringComparison.Ordinal));
        var digits = from[1..];
        host.Logs.ShouldNotContain(line => line.Contains(digits, StringComparison.Ordinal) || line.Contains("private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_signed_but_nonsense_is_refused_as_such()
    {
        (await PostAsync("/webhooks/twilio/sms", [new("From", "+1")])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync("/webhooks/twilio/sms", Text("+15550100009", "x", ("NumMedia", "minus one")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync("/webhooks/twilio/sms", Text("+15550100009", "x\0"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync("/webhooks/twilio/status?message=x&attempt=1", [new("MessageSid", "SM1")])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync("/webhooks/twilio/voice", [new("CallSid", "CA1")])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/webhooks/twilio/sms", 64 * 1024)]
    [InlineData("/webhooks/ses", 256 * 1024)]
    public async Task A_body_above_the_limit_is_not_read(string path, int limit)
    {
        using var announced = await host.Http.PostAsync(path, new ByteArrayContent(new byte[limit + 1]));
        announced.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[limit + 1]) };
        request.Headers.TransferEncodingChunked = true;
        using var chunked = await host.Http.SendAsync(request);
        chunked.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var within = await host.Http.PostAsync(path, new ByteArrayContent(new byte[limit]));
        within.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task No_body_whatever_breaks_anything()
    {
        var random = new Random(20261201);
        var seeds = new[] { "MessageSid=SM1&From=%2B1555&To=%2B1555&Body=x&NumMedia=1", """{"Type":"Notification","MessageId":"1","TopicArn":"a","Message":"{}","SigningCertURL":"http://["}""", "a=%&%zz=%u&==&&", "" };
        for (var i = 0; i < 400; i++)
        {
            var body = Encoding.UTF8.GetBytes(seeds[i % seeds.Length]);
            if (i % 3 == 0) random.NextBytes(body = new byte[random.Next(300)]);
            else for (var flips = 0; flips < 3 && body.Length > 0; flips++) body[random.Next(body.Length)] = (byte)random.Next(256);
            foreach (var path in Paths)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
                request.Content.Headers.TryAddWithoutValidation("Content-Type", i % 2 == 0 ? "application/x-www-form-urlencoded" : "application/json");
                // Half of them signed: what is behind the signature has to hold, too.
                if (i % 2 == 0) request.Headers.TryAddWithoutValidation(TwilioSignature.Header, Sign(path, body));
                using var response = await host.Http.SendAsync(request);
                ((int)response.StatusCode).ShouldBeLessThan(500, $"{path} {Convert.ToHexString(body)}");
            }
        }
    }

    private static List<KeyValuePair<string, string>> Text(string from, string body, params (string Name, string Value)[] more) =>
        [new("MessageSid", "SM1"), new("From", from), new("To", VendorHost.MainNumber), new("Body", body), .. more.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))];

    private string Sign(string path, byte[] body)
    {
        var fields = Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => new KeyValuePair<string, string>(Decode(pair[0]), pair.Length > 1 ? Decode(pair[1]) : ""));
        return host.Signature.Sign(host.Url.AbsoluteUri.TrimEnd('/') + path, fields);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private Task<HttpResponseMessage> PostAsync(string path, List<KeyValuePair<string, string>> form) =>
        PostAsync(path, form, host.Signature.Sign(host.Url.AbsoluteUri.TrimEnd('/') + path, form));

    private async Task<HttpResponseMessage> PostAsync(string path, List<KeyValuePair<string, string>> form, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
        if (signature is not null) request.Headers.TryAddWithoutValidation(TwilioSignature.Header, signature);
        return await host.Http.SendAsync(request);
    }

    private IEnumerable<object> SentAbout(string number) => host.Sender.Sent.Where(sent => sent.ToString()!.Contains(number, StringComparison.Ordinal));
}
