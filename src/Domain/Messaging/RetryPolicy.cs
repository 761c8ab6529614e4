using Luma.Domain.Common.Settings;

namespace Luma.Domain.Messaging;

/// <summary>The switches of repeated delivery (REM-44, REM-45).</summary>
[SettingsOf("retries")]
public sealed record RetrySettings
{
    [Setting("retries.sms.enabled", "Repeat an undelivered text", Help = "After a temporary failure, to the same number.")]
    public bool SmsEnabled { get; init; } = true;

    [Setting("retries.sms.maxRetries", "Repetitions", Min = 0, Max = 5)]
    public int SmsMaxRetries { get; init; } = 1;

    [Setting("retries.sms.delayMinutes", "Wait before repeating", Unit = "minutes", Min = 1, Max = 1440)]
    public int SmsDelayMinutes { get; init; } = 15;

    [Setting("retries.omniChannel.enabled", "Try the patient's other contacts", Help = "After a contact has failed for good.")]
    public bool OmniChannel { get; init; }
}

/// <summary>What follows a failed attempt.</summary>
public abstract record RetryDecision
{
    /// <summary>Once more to the same contact, after a while.</summary>
    public sealed record SameContact(TimeSpan After) : RetryDecision;

    /// <summary>To the patient's next contact, at once.</summary>
    public sealed record NextContact : RetryDecision;

    public sealed record GiveUp : RetryDecision;
}

public static class RetryPolicy
{
    /// <param name="failuresHere">Failed attempts on this contact, the present one included.</param>
    public static RetryDecision After(Channel channel, DeliveryFailure failure, int failuresHere, RetrySettings settings)
    {
        if (channel == Channel.Sms && failure == DeliveryFailure.Transient && settings.SmsEnabled && failuresHere <= settings.SmsMaxRetries)
            return new RetryDecision.SameContact(TimeSpan.FromMinutes(settings.SmsDelayMinutes));
        var contactIsToBlame = failure is DeliveryFailure.Transient or DeliveryFailure.BadContact or DeliveryFailure.NotTextable;
        return settings.OmniChannel && contactIsToBlame ? new RetryDecision.NextContact() : new RetryDecision.GiveUp();
    }
}
