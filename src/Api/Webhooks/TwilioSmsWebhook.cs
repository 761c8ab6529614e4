using System.Globalization;
using Luma.Application.Messaging;
using Luma.BuildingBlocks.Mediator;
using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Api.Webhooks;

/// <summary>A patient's text.</summary>
internal static class TwilioSmsWebhook
{
    private const int MaxMedia = 10;

    public static async Task<IResult> HandleAsync(FormFields fields, HttpContext context, ISender sender)
    {
        if (fields["MessageSid"] is not { } sid || fields["From"] is not { } from || fields["To"] is not { } to) return WebhookAnswers.Nonsense;
        if (Media(fields) is not { } media) return WebhookAnswers.Nonsense;

        var result = await sender.Send(
            new ReceiveText(TwilioSmsProvider.ProviderName, sid, from, to, fields["Body"] ?? "", media), context.RequestAborted);
        // Answers go out through our own pipeline, with its gates and records, never in the reply to the webhook.
        return WebhookAnswers.Of(result, TypedResults.Text(TwiML.Empty, TwiML.ContentType));
    }

    private static List<Uri>? Media(FormFields fields)
    {
        if (!int.TryParse(fields["NumMedia"] ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > MaxMedia) return null;
        var media = new List<Uri>(count);
        for (var i = 0; i < count; i++)
        {
            var url = fields[string.Create(CultureInfo.InvariantCulture, $"MediaUrl{i}")];
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")) return null;
            media.Add(address);
        }

        return media;
    }
}
