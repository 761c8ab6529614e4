using System.Globalization;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>Event records of mails, as SES publishes them.</summary>
internal static class SesEventDocuments
{
    public const string Complained = "complained";

    public static Dictionary<string, object> Of(SandboxMessage mail)
    {
        var (kind, member, detail) = mail.Status switch
        {
            "delivered" => ("Delivery", "delivery", Delivery(mail)),
            Complained => ("Complaint", "complaint", Complaint(mail)),
            "undelivered" => ("Bounce", "bounce", Bounce(mail, "Transient", "MailboxFull", "4.2.2")),
            _ => ("Bounce", "bounce", Bounce(mail, "Permanent", "General", "5.1.1")),
        };
        return new Dictionary<string, object>
        {
            ["eventType"] = kind,
            [member] = detail,
            ["mail"] = new
            {
                timestamp = Time(mail.CreatedAt),
                messageId = mail.Id,
                source = mail.Sender,
                destination = new[] { mail.Recipient },
                headersTruncated = false,
                tags = mail.Tags,
            },
        };
    }

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static object Delivery(SandboxMessage mail) => new
    {
        timestamp = Time(mail.UpdatedAt),
        processingTimeMillis = 500,
        recipients = new[] { mail.Recipient },
        smtpResponse = "250 ok",
        reportingMTA = "a8-70.smtp-out.amazonses.com",
    };

    private static object Complaint(SandboxMessage mail) => new
    {
        timestamp = Time(mail.UpdatedAt),
        feedbackId = mail.Id,
        complainedRecipients = new[] { new { emailAddress = mail.Recipient } },
        complaintFeedbackType = "abuse",
    };

    private static object Bounce(SandboxMessage mail, string type, string subtype, string status) => new
    {
        bounceType = type,
        bounceSubType = subtype,
        timestamp = Time(mail.UpdatedAt),
        feedbackId = mail.Id,
        reportingMTA = "dsn; mta.example.com",
        bouncedRecipients = new[] { new { emailAddress = mail.Recipient, action = "failed", status, diagnosticCode = "smtp; " + status } },
    };
}
