using System.Globalization;
using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>A Message, every member of the specification.</summary>
internal sealed record TwilioMessageResource(
    string? Body, string NumSegments, string Direction, string? From, string To, string DateUpdated, string? Price, string? ErrorMessage, string Uri,
    string AccountSid, string NumMedia, string Status, string? MessagingServiceSid, string Sid, string? DateSent, string DateCreated, int? ErrorCode,
    string? PriceUnit, string ApiVersion, IReadOnlyDictionary<string, string> SubresourceUris)
{
    public static TwilioMessageResource Of(SandboxMessage message, string account)
    {
        var uri = $"/{TwilioStandIn.ApiVersion}/Accounts/{account}/Messages/{message.Id}";
        var created = TwilioDate.Write(message.CreatedAt);
        return new TwilioMessageResource(
            message.Body, Segments(message.Body), message.Inbound ? "inbound" : "outbound-api", message.Sender.Length == 0 ? null : message.Sender,
            message.Recipient, TwilioDate.Write(message.UpdatedAt), null, message.ErrorCode is null ? null : "Not delivered", uri + ".json", account,
            message.MediaUrls.Count.ToString(CultureInfo.InvariantCulture), message.Status, message.MessagingService, message.Id, created, created,
            message.ErrorCode, "USD", TwilioStandIn.ApiVersion,
            new Dictionary<string, string> { ["media"] = uri + "/Media.json", ["feedback"] = uri + "/Feedback.json" });
    }

    // Plain ASCII counts as GSM-7 here; that a few of its characters cost two is not worth a table in a stand-in.
    private static string Segments(string body)
    {
        var (single, part) = body.All(char.IsAscii) ? (160, 153) : (70, 67);
        return (body.Length <= single ? 1 : (body.Length + part - 1) / part).ToString(CultureInfo.InvariantCulture);
    }
}
