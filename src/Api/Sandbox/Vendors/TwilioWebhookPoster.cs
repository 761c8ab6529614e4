using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>Calls webhooks as Twilio does: a form, signed.</summary>
internal sealed class TwilioWebhookPoster(WebhookDelivery delivery, TwilioSignature signature)
{
    public async Task<WebhookReply> PostAsync(string url, IReadOnlyList<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add(TwilioSignature.Header, signature.Sign(url, fields));
        request.Headers.UserAgent.ParseAdd("TwilioProxy/1.1");
        return await delivery.SendAsync(request, cancellationToken);
    }
}
