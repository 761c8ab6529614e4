using System.Globalization;
using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>The fields of Twilio's webhooks.</summary>
internal static class TwilioWebhookForms
{
    public static List<KeyValuePair<string, string>> Text(SandboxMessage text, string account)
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("ToCountry", "US"), new("SmsMessageSid", text.Id), new("NumMedia", text.MediaUrls.Count.ToString(CultureInfo.InvariantCulture)),
            new("SmsSid", text.Id), new("SmsStatus", "received"), new("Body", text.Body), new("To", text.Recipient), new("NumSegments", "1"),
            new("MessageSid", text.Id), new("AccountSid", account), new("From", text.Sender), new("FromCountry", "US"),
            new("ApiVersion", TwilioStandIn.ApiVersion),
        ];
        for (var i = 0; i < text.MediaUrls.Count; i++)
        {
            fields.Add(new(string.Create(CultureInfo.InvariantCulture, $"MediaUrl{i}"), text.MediaUrls[i]));
            fields.Add(new(string.Create(CultureInfo.InvariantCulture, $"MediaContentType{i}"), "image/jpeg"));
        }

        return fields;
    }

    public static List<KeyValuePair<string, string>> TextStatus(SandboxMessage text, string account)
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("SmsSid", text.Id), new("SmsStatus", text.Status), new("MessageStatus", text.Status), new("To", text.Recipient),
            new("MessageSid", text.Id), new("AccountSid", account), new("From", text.Sender), new("ApiVersion", TwilioStandIn.ApiVersion),
        ];
        if (text.MessagingService is { } service) fields.Add(new("MessagingServiceSid", service));
        if (text.ErrorCode is { } code) fields.Add(new("ErrorCode", code.ToString(CultureInfo.InvariantCulture)));
        return fields;
    }

    public static List<KeyValuePair<string, string>> Call(SandboxMessage call, string account, string status) =>
    [
        new("CallSid", call.Id), new("AccountSid", account), new("From", call.Sender), new("To", call.Recipient), new("CallStatus", status),
        new("ApiVersion", TwilioStandIn.ApiVersion), new("Direction", call.Inbound ? "inbound" : "outbound-api"),
    ];

    public static List<KeyValuePair<string, string>> CallStatus(SandboxMessage call, string account)
    {
        List<KeyValuePair<string, string>> fields =
        [
            .. Call(call, account, TwilioCallResource.Told(call.Status)),
            new("CallDuration", call.Status == "delivered" ? "20" : "0"), new("Duration", "1"), new("SequenceNumber", "0"),
            new("CallbackSource", "call-progress-events"), new("Timestamp", TwilioDate.Write(call.UpdatedAt)),
        ];
        if (call.ErrorCode is { } code) fields.Add(new("ErrorCode", code.ToString(CultureInfo.InvariantCulture)));
        return fields;
    }
}
