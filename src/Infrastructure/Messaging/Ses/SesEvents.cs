using System.Globalization;
using System.Text.Json;
using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Messaging;

namespace Luma.Infrastructure.Messaging.Ses;

/// <summary>What an event of a mail means to us. Details name kinds only: diagnostic texts of mail servers repeat the address.</summary>
public static class SesEvents
{
    /// <returns>Null when the text is no event; empty when it is one that changes nothing (a click, a delay).</returns>
    public static IReadOnlyList<IRequest<Result>>? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException) // half a surrogate pair is the latter
        {
            return null;
        }
    }

    private static IReadOnlyList<IRequest<Result>>? Read(JsonElement root)
    {
        var kind = root.Text("eventType") ?? root.Text("notificationType");
        var mail = root.Member("mail");
        if (kind is null || mail.Text("messageId") is not { Length: > 0 } id) return null;
        var tags = mail.Member("tags");
        Guid? message = Guid.TryParse(tags.First(SesEmailProvider.MessageTag), out var ours) ? ours : null;
        int? attempt = int.TryParse(tags.First(SesEmailProvider.AttemptTag), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

        return kind switch
        {
            "Send" => [Status(VendorStatus.Sent, null, null, null)],
            "Delivery" => [Status(VendorStatus.Delivered, null, null, null)],
            "Bounce" => [Bounce(root.Member("bounce"))],
            "Reject" => [Status(VendorStatus.Undelivered, DeliveryFailure.Filtered, "Reject", null)],
            "Rendering Failure" => [Status(VendorStatus.Undelivered, DeliveryFailure.Configuration, "RenderingFailure", null)],
            "Complaint" => [.. root.Member("complaint").Items("complainedRecipients")
                .Select(recipient => recipient.Text("emailAddress")).OfType<string>()
                .Select(address => new RecordComplaint(SesEmailProvider.ProviderName, message, id, address))],
            _ => [],
        };

        RecordDeliveryStatus Status(VendorStatus status, DeliveryFailure? failure, string? code, string? detail) =>
            new(SesEmailProvider.ProviderName, message, attempt, id, status, failure, code, detail);

        RecordDeliveryStatus Bounce(JsonElement bounce)
        {
            var (type, subtype) = (bounce.Text("bounceType"), bounce.Text("bounceSubType"));
            var code = bounce.Items("bouncedRecipients").Select(recipient => recipient.Text("status")).FirstOrDefault(status => status is not null);
            return Status(VendorStatus.Undelivered, BounceFailure(type, subtype), code ?? type, $"{type} {subtype}");
        }
    }

    private static DeliveryFailure BounceFailure(string? type, string? subtype) => (type, subtype) switch
    {
        ("Permanent", _) => DeliveryFailure.BadContact,
        (_, "MessageTooLarge") => DeliveryFailure.Permanent,
        (_, "ContentRejected" or "AttachmentRejected") => DeliveryFailure.Filtered,
        _ => DeliveryFailure.Transient,
    };
}
