using System.Globalization;
using Luma.Application.Messaging;
using Luma.Domain.Messaging;
using Microsoft.Extensions.Options;

namespace Luma.Infrastructure.Messaging.Twilio;

public sealed class TwilioSmsProvider(TwilioClient client, IOptions<TwilioOptions> options, TimeProvider clock) : IMessageProvider
{
    public const string ProviderName = "twilio";
    private const int MaxBody = 1600;
    private const int MaxValidity = 36000;

    private readonly TwilioAddresses addresses = new(options.Value.PublicUrl!);

    public string Name => ProviderName;

    public Channel Channel => Channel.Sms;

    public async Task<DispatchOutcome> SendAsync(MessageDispatch dispatch, CancellationToken cancellationToken)
    {
        if (dispatch.Body.Length > MaxBody)
        {
            return new DispatchOutcome.Rejected(DeliveryFailure.Permanent, TwilioErrors.BodyTooLong, $"The text is longer than {MaxBody} characters.");
        }

        return TwilioOutcomes.Of(await client.CreateMessageAsync(Form(dispatch), cancellationToken));
    }

    public Task<SettlementAnswer> SettleAsync(MessageDispatch dispatch, DateTimeOffset begunAt, CancellationToken cancellationToken) =>
        new TwilioSettlement(client, clock).FindMessageAsync(dispatch, begunAt, cancellationToken);

    private List<KeyValuePair<string, string>> Form(MessageDispatch dispatch)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("To", dispatch.To),
            new("From", dispatch.From),
            new("Body", dispatch.Body),
            new("SmartEncoded", "true"),
            new("StatusCallback", addresses.Status(dispatch.MessageId, dispatch.Attempt)),
        ];
        if (options.Value.MessagingServiceSid is { } service) form.Add(new("MessagingServiceSid", service));
        if (dispatch.ValiditySeconds is { } seconds)
        {
            form.Add(new("ValidityPeriod", Math.Clamp(seconds, 1, MaxValidity).ToString(CultureInfo.InvariantCulture)));
        }

        form.AddRange(dispatch.MediaUrls.Select(media => new KeyValuePair<string, string>("MediaUrl", media.AbsoluteUri)));
        return form;
    }
}
