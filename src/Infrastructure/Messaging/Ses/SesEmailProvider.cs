using System.Globalization;
using Luma.Application.Messaging;
using Luma.Domain.Messaging;
using Microsoft.Extensions.Options;

namespace Luma.Infrastructure.Messaging.Ses;

public sealed class SesEmailProvider(SesClient client, IOptions<SesOptions> options, TimeProvider clock) : IMessageProvider
{
    public const string ProviderName = "ses";
    public const string MessageTag = "message";
    public const string AttemptTag = "attempt";

    private static readonly TimeSpan EventsArriveWithin = TimeSpan.FromMinutes(15);

    public string Name => ProviderName;

    public Channel Channel => Channel.Email;

    public async Task<DispatchOutcome> SendAsync(MessageDispatch dispatch, CancellationToken cancellationToken) =>
        SesOutcomes.Of(await client.SendEmailAsync(Request(dispatch), cancellationToken));

    /// <summary>SES cannot be asked what it has. But it tells: each accepted mail causes a Send event within seconds, which carries our message and
    /// attempt. A quarter of an hour of silence therefore means that it never had it; until then nobody knows.</summary>
    public Task<SettlementAnswer> SettleAsync(MessageDispatch dispatch, DateTimeOffset begunAt, CancellationToken cancellationToken) =>
        Task.FromResult<SettlementAnswer>(clock.GetUtcNow() - begunAt < EventsArriveWithin
            ? new SettlementAnswer.NoAnswer("waiting for an event")
            : new SettlementAnswer.NotFound());

    private SendEmailRequest Request(MessageDispatch dispatch) => new(
        dispatch.From,
        new SesDestination([dispatch.To]),
        new SesContent(new SesSimple(
            new SesText(OneLine(dispatch.Subject ?? "")),
            new SesBody(new SesText(dispatch.Body), dispatch.Html is { } html ? new SesText(html) : null),
            UnsubscribeHeaders(dispatch.MessageId))),
        [
            new SesTag(MessageTag, dispatch.MessageId.ToString()),
            new SesTag(AttemptTag, dispatch.Attempt.ToString(CultureInfo.InvariantCulture)),
        ],
        options.Value.ConfigurationSetName);

    // RFC 8058: with both headers, mail programs offer one click, and large receivers ask for it.
    private List<SesHeader>? UnsubscribeHeaders(Guid messageId) => options.Value.UnsubscribeUrl is not { } url
        ? null
        : [
            new SesHeader("List-Unsubscribe", $"<{url.Replace("{message}", messageId.ToString(), StringComparison.Ordinal)}>"),
            new SesHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ];

    private static string OneLine(string subject) => subject.ReplaceLineEndings(" ").Trim();
}
