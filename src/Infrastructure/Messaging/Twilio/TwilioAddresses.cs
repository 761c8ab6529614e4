using System.Globalization;

namespace Luma.Infrastructure.Messaging.Twilio;

/// <summary>Our webhooks as Twilio knows them. They carry our own ids, so that an event finds its message even when the answer to the call was lost.</summary>
public sealed class TwilioAddresses(Uri publicUrl)
{
    public const string SmsPath = "/webhooks/twilio/sms";
    public const string StatusPath = "/webhooks/twilio/status";
    public const string VoicePath = "/webhooks/twilio/voice";

    private readonly string root = publicUrl.AbsoluteUri.TrimEnd('/');

    public string Sms => root + SmsPath;

    public string Status(Guid messageId, int attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"{root}{StatusPath}?message={messageId}&attempt={attempt}");

    public string Voice(Guid? messageId) => messageId is { } id ? $"{root}{VoicePath}?message={id}" : root + VoicePath;

    /// <summary>The address as the vendor called it, whatever the proxy in front of us made of it.</summary>
    /// <param name="target">Path and query, raw, as on the request line.</param>
    public string Called(string target) => root + target;
}
