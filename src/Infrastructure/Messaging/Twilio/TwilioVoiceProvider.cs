using Luma.Application.Messaging;
using Luma.Domain.Messaging;
using Microsoft.Extensions.Options;

namespace Luma.Infrastructure.Messaging.Twilio;

public sealed class TwilioVoiceProvider(TwilioClient client, IOptions<TwilioOptions> options, TimeProvider clock) : IMessageProvider
{
    private readonly TwilioAddresses addresses = new(options.Value.PublicUrl!);

    public string Name => TwilioSmsProvider.ProviderName;

    public Channel Channel => Channel.Voice;

    public async Task<DispatchOutcome> SendAsync(MessageDispatch dispatch, CancellationToken cancellationToken) =>
        TwilioOutcomes.Of(await client.CreateCallAsync(Form(dispatch), cancellationToken));

    public Task<SettlementAnswer> SettleAsync(MessageDispatch dispatch, DateTimeOffset begunAt, CancellationToken cancellationToken) =>
        new TwilioSettlement(client, clock).FindCallAsync(dispatch, begunAt, cancellationToken);

    // What is said is fetched from us when the call is up, so that keys can be answered and an outdated call can be left unsaid.
    private List<KeyValuePair<string, string>> Form(MessageDispatch dispatch) =>
    [
        new("To", dispatch.To),
        new("From", dispatch.From),
        new("Url", addresses.Voice(dispatch.MessageId)),
        new("Method", "POST"),
        new("StatusCallback", addresses.Status(dispatch.MessageId, dispatch.Attempt)),
        new("StatusCallbackMethod", "POST"),
        new("StatusCallbackEvent", "completed"),
    ];
}
