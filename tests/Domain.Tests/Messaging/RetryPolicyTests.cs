using Luma.Domain.Messaging;

namespace Luma.Domain.Tests.Messaging;

public class RetryPolicyTests
{
    private static readonly RetrySettings Omni = new() { OmniChannel = true };

    [Fact]
    [Feature("REM-44")]
    public void A_temporary_failure_of_a_text_is_repeated_once_to_the_same_number()
    {
        After(Channel.Sms, DeliveryFailure.Transient, 1).ShouldBe(new RetryDecision.SameContact(TimeSpan.FromMinutes(15)));
        After(Channel.Sms, DeliveryFailure.Transient, 2).ShouldBe(new RetryDecision.GiveUp());
        After(Channel.Sms, DeliveryFailure.Transient, 1, new() { SmsEnabled = false }).ShouldBe(new RetryDecision.GiveUp());
        After(Channel.Sms, DeliveryFailure.Transient, 3, new() { SmsMaxRetries = 3, SmsDelayMinutes = 5 })
            .ShouldBe(new RetryDecision.SameContact(TimeSpan.FromMinutes(5)));
    }

    [Theory]
    [Feature("REM-44")]
    [InlineData(Channel.Email)]
    [InlineData(Channel.Voice)]
    public void A_mail_or_call_is_never_repeated_to_the_same_contact(Channel channel)
    {
        foreach (var failure in Enum.GetValues<DeliveryFailure>())
            foreach (var settings in new[] { new(), Omni })
                After(channel, failure, 1, settings).ShouldNotBeOfType<RetryDecision.SameContact>();
    }

    [Fact]
    [Feature("REM-44")]
    public void Only_a_temporary_failure_is_repeated_to_the_same_number()
    {
        foreach (var failure in Enum.GetValues<DeliveryFailure>().Where(failure => failure != DeliveryFailure.Transient))
            After(Channel.Sms, failure, 1, Omni with { SmsMaxRetries = 5 }).ShouldNotBeOfType<RetryDecision.SameContact>();
    }

    [Theory]
    [Feature("REM-45")]
    [InlineData(DeliveryFailure.BadContact, 1, true)]
    [InlineData(DeliveryFailure.NotTextable, 1, true)]
    [InlineData(DeliveryFailure.Transient, 2, true)]
    [InlineData(DeliveryFailure.OptedOut, 1, false)]
    [InlineData(DeliveryFailure.Blocked, 1, false)]
    [InlineData(DeliveryFailure.Configuration, 1, false)]
    [InlineData(DeliveryFailure.Filtered, 1, false)]
    public void Another_contact_is_tried_when_that_is_on_and_the_contact_is_to_blame(DeliveryFailure failure, int failures, bool next)
    {
        After(Channel.Sms, failure, failures, Omni).ShouldBe(next ? new RetryDecision.NextContact() : new RetryDecision.GiveUp());
        After(Channel.Sms, failure, failures).ShouldBe(new RetryDecision.GiveUp());
    }

    private static RetryDecision After(Channel channel, DeliveryFailure failure, int failures, RetrySettings? settings = null) =>
        RetryPolicy.After(channel, failure, failures, settings ?? new());
}
