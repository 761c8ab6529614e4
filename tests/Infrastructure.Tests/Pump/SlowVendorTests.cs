using Luma.Infrastructure.Messaging.Pump;

namespace Luma.Infrastructure.Tests.Pump;

/// <summary>A vendor so slow that a batch would outlive its lease.</summary>
public sealed class SlowVendorTests : PumpClinic
{
    [Fact]
    public async Task What_a_slow_vendor_keeps_from_beginning_in_time_is_not_begun_and_goes_in_the_next_round()
    {
        var messages = await DueAsync(40);
        var node = NewNode(new PumpTiming { BeginWithin = TimeSpan.FromMilliseconds(200) });
        // The vendor's own slowness, not a wait of the test's.
        Sms.OnSend = async _ =>
        {
            await Task.Delay(300);
            return Sms.Accepted();
        };

        await node.PumpAsync();

        Sms.Handed.Select(dispatch => dispatch.MessageId).Order().ShouldBe(messages.Order(), "each goes to the vendor once");
        foreach (var message in messages) (await StateAsync(message)).ShouldBe("SENT");
        (await ListAsync<string>("select outcome from delivery_attempts where outcome = 'NOT_SENT'")).ShouldNotBeEmpty();
    }
}
