using Luma.Domain.Common.Settings;

namespace Luma.Domain.Messaging;

/// <summary>How messages leave and are answered, for every product.</summary>
[SettingsOf("messaging")]
public sealed record MessagingSettings
{
    [Setting("messaging.emailFrom", "E-mail sender", Help = "The address that e-mails come from; its domain must be verified with the e-mail vendor.")]
    public string EmailFrom { get; init; } = "reminders@example.com";

    [Setting("messaging.carrierAnswersOptOut", "The carrier confirms STOP",
        Help = "Carriers answer STOP and START themselves unless the messaging service is set up otherwise; a second answer would be refused.")]
    public bool CarrierAnswersOptOut { get; init; } = true;

    [Setting("messaging.repliesPerHour", "Automatic answers an hour", Min = 1, Max = 100,
        Help = "More than this to one number, and a person answers: two machines must not talk to each other.")]
    public int RepliesPerHour { get; init; } = 10;
}
