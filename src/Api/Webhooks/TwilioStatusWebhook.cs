using System.Globalization;
using Luma.Application.Messaging;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Api.Webhooks;

/// <summary>What became of a text or a call of ours.</summary>
internal static class TwilioStatusWebhook
{
    public static async Task<IResult> HandleAsync(FormFields fields, HttpContext context, ISender sender)
    {
        var call = fields["CallSid"];
        if ((call ?? fields["MessageSid"]) is not { } sid) return WebhookAnswers.Nonsense;
        if ((call is null ? fields["MessageStatus"] ?? fields["SmsStatus"] : fields["CallStatus"]) is not { } reported) return WebhookAnswers.Nonsense;

        int? code = int.TryParse(fields["ErrorCode"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        // On its way, or a state that Twilio will invent: nothing to record.
        if ((call is null ? OfText(reported, code) : OfCall(reported, fields["SipResponseCode"])) is not { } meaning) return TypedResults.NoContent();

        var result = await sender.Send(
            new RecordDeliveryStatus(
                TwilioSmsProvider.ProviderName, MessageId(context), Attempt(context), sid, meaning.Status, meaning.Failure,
                code?.ToString(CultureInfo.InvariantCulture), meaning.Status == VendorStatus.Undelivered ? reported : null),
            context.RequestAborted);
        return WebhookAnswers.Of(result, TypedResults.NoContent());
    }

    public static Guid? MessageId(HttpContext context) => Guid.TryParse(context.Request.Query["message"], out var id) ? id : null;

    private static int? Attempt(HttpContext context) =>
        int.TryParse(context.Request.Query["attempt"], NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : null;

    private static (VendorStatus Status, DeliveryFailure? Failure)? OfText(string status, int? code) => status switch
    {
        "sent" => (VendorStatus.Sent, null),
        "delivered" or "read" or "partially_delivered" => (VendorStatus.Delivered, null),
        "undelivered" or "failed" => (VendorStatus.Undelivered, TwilioErrors.Failure(code)),
        "canceled" => (VendorStatus.Undelivered, DeliveryFailure.Permanent),
        _ => null,
    };

    private static (VendorStatus Status, DeliveryFailure? Failure)? OfCall(string status, string? sipCode) => status switch
    {
        "in-progress" => (VendorStatus.Sent, null),
        "completed" => (VendorStatus.Delivered, null),
        "busy" or "no-answer" => (VendorStatus.Undelivered, DeliveryFailure.Transient),
        // SIP 404 and 604: the number exists nowhere.
        "failed" => (VendorStatus.Undelivered, sipCode is "404" or "604" ? DeliveryFailure.BadContact : DeliveryFailure.Transient),
        "canceled" => (VendorStatus.Undelivered, DeliveryFailure.Permanent),
        _ => null,
    };
}
