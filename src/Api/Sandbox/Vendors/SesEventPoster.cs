using System.Text;
using System.Text.Json;
using Luma.Api.Webhooks;
using Luma.Infrastructure.Messaging.Ses;
using Luma.Infrastructure.Messaging.Twilio;
using Microsoft.Extensions.Options;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>Tells what became of a mail, as SES does by way of SNS: a signed notification.</summary>
internal sealed class SesEventPoster(WebhookDelivery delivery, SandboxSnsKey key, TwilioAddresses addresses, IOptions<SesOptions> options, TimeProvider clock)
{
    public async Task<WebhookReply> PostAsync(SandboxMessage mail, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        var unsigned = new SnsMessage(
            SnsMessage.Notification, id, options.Value.TopicArn, JsonSerializer.Serialize(SesEventDocuments.Of(mail)),
            SesEventDocuments.Time(clock.GetUtcNow()), "2", "", key.CertificateAddress);
        var signature = await key.SignAsync(Encoding.UTF8.GetBytes(unsigned.StringToSign()), cancellationToken);
        var body = JsonSerializer.Serialize(new
        {
            unsigned.Type,
            unsigned.MessageId,
            unsigned.TopicArn,
            unsigned.Message,
            unsigned.Timestamp,
            unsigned.SignatureVersion,
            Signature = signature,
            unsigned.SigningCertURL,
            UnsubscribeURL = "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe",
        });

        using var request = new HttpRequestMessage(HttpMethod.Post, addresses.Called(SesWebhooks.Path)) { Content = new StringContent(body, Encoding.UTF8, "text/plain") };
        request.Headers.Add("x-amz-sns-message-type", SnsMessage.Notification);
        request.Headers.Add("x-amz-sns-message-id", id);
        request.Headers.Add("x-amz-sns-topic-arn", options.Value.TopicArn);
        return await delivery.SendAsync(request, cancellationToken);
    }
}
