using Luma.Application.Messaging;
using Luma.Domain.Messaging;

namespace Luma.Infrastructure.Tests.Pump;

/// <summary>What each answer and report of a vendor leads to, in whatever order they come.</summary>
public sealed class OutcomeStateTests : PumpClinic
{
    [Fact]
    public async Task A_busy_vendor_is_given_the_time_it_asks_for()
    {
        var message = await DueAsync();
        var until = Clock.GetUtcNow().AddSeconds(40);
        Sms.OnSend = _ => Task.FromResult<DispatchOutcome>(new DispatchOutcome.Throttled(TimeSpan.FromSeconds(40), "20429"));
        await Luma.PumpAsync();
        (await StateAsync(message)).ShouldBe("PLANNED vendorBusy");
        (await MessageAsync<DateTime>(message, "due_at")).ShouldBe(until.UtcDateTime);
        (await AttemptsAsync(message)).ShouldBe(["NOT_SENT"]);

        Sms.OnSend = null;
        Clock.Advance(TimeSpan.FromSeconds(39));
        await Luma.PumpAsync();
        Sms.Handed.Count.ShouldBe(1);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Luma.PumpAsync();
        (await StateAsync(message)).ShouldBe("SENT");
    }

    [Theory]
    [InlineData(DeliveryFailure.Transient, "PLANNED retryWaiting", "valid", false)]
    [InlineData(DeliveryFailure.BadContact, "UNDELIVERED undelivered", "invalid", false)]
    [InlineData(DeliveryFailure.NotTextable, "UNDELIVERED undelivered", "valid LANDLINE", false)]
    [InlineData(DeliveryFailure.OptedOut, "UNDELIVERED undelivered", "valid", true)]
    [InlineData(DeliveryFailure.Blocked, "UNDELIVERED undelivered", "valid", false)]
    [InlineData(DeliveryFailure.Filtered, "FAILED vendorRefused", "valid", false)]
    [InlineData(DeliveryFailure.Configuration, "FAILED vendorRefused", "valid", false)]
    [InlineData(DeliveryFailure.Permanent, "FAILED vendorRefused", "valid", false)]
    public async Task A_refusal_leads_to_its_state_and_marks_the_contact(DeliveryFailure failure, string state, string contact, bool listed)
    {
        var message = await DueAsync();
        Sms.OnSend = _ => Task.FromResult<DispatchOutcome>(new DispatchOutcome.Rejected(failure, "3xxxx", "no"));
        await Luma.PumpAsync();

        (await StateAsync(message)).ShouldBe(state);
        (await AttemptsAsync(message)).ShouldBe(["FAILED"]);
        (await ValueAsync<string>("select concat_ws(' ', case when valid then 'valid' else 'invalid' end, line_type) from patient_contacts")).ShouldBe(contact);
        (await ValueAsync<bool>("select exists (select from do_not_contact_entries where source = 'PATIENT' and lifted_at is null)")).ShouldBe(listed);
        var open = await ValueAsync<bool>("select exists (select from open_questions where closed_at is null)");
        open.ShouldBe(failure == DeliveryFailure.Transient, "a question nobody got awaits no answer");
    }

    [Fact]
    public async Task A_temporary_failure_is_repeated_once_after_its_delay_and_then_given_up()
    {
        var message = await DueAsync();
        Sms.OnSend = _ => Task.FromResult<DispatchOutcome>(new DispatchOutcome.Rejected(DeliveryFailure.Transient, "30003", "unreachable"));
        await Luma.PumpAsync();
        Clock.Advance(TimeSpan.FromMinutes(14));
        await Luma.PumpAsync();
        Sms.Handed.Count.ShouldBe(1);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Luma.PumpAsync();
        Sms.Handed.Count.ShouldBe(2);
        (await StateAsync(message)).ShouldBe("UNDELIVERED undelivered");
        (await AttemptsAsync(message)).ShouldBe(["FAILED", "FAILED"]);
    }

    [Fact]
    public async Task With_other_contacts_allowed_the_next_one_is_tried_and_none_twice()
    {
        await SetAsync("retries", "retries.omniChannel.enabled", "true");
        var message = await DueAsync();
        await AddContactAsync(message, "EMAIL", "pat@example.com");
        Sms.OnSend = _ => Task.FromResult<DispatchOutcome>(new DispatchOutcome.Rejected(DeliveryFailure.BadContact, "30005", "unknown number"));
        await Luma.PumpAsync();
        Sms.Handed.Count.ShouldBe(1);
        Email.Handed.Count.ShouldBe(1);
        (await StateAsync(message)).ShouldBe("SENT");
        (await AttemptsAsync(message)).ShouldBe(["FAILED", "SENT"]);
    }

    [Fact]
    public async Task A_contact_that_keeps_failing_for_a_while_makes_room_for_the_next()
    {
        await SetAsync("retries", "retries.omniChannel.enabled", "true");
        var message = await DueAsync();
        await AddContactAsync(message, "EMAIL", "pat@example.com");
        var patience = 10;
        Sms.OnSend = _ => Task.FromResult(patience-- > 0 ? new DispatchOutcome.Rejected(DeliveryFailure.Transient, "30003", "unreachable") : Sms.Accepted());
        await Luma.PumpAsync();
        Clock.Advance(TimeSpan.FromMinutes(15));
        await Luma.PumpAsync();
        Sms.Handed.Count.ShouldBe(2, "the first try and its one repetition");
        Email.Handed.Count.ShouldBe(1);
        (await StateAsync(message)).ShouldBe("SENT");
    }

    [Fact]
    public async Task A_delivery_reported_before_the_vendors_own_answer_stands()
    {
        var message = await DueAsync();
        Sms.OnSend = async dispatch =>
        {
            await Luma.ReportAsync(Account, ledger => ledger.DeliveredAsync(dispatch.MessageId, dispatch.Attempt, "fake", "SM-1", default));
            return new DispatchOutcome.Accepted("SM-1");
        };
        await Luma.PumpAsync();
        (await StateAsync(message)).ShouldBe("DELIVERED");
        (await AttemptsAsync(message)).ShouldBe(["DELIVERED"]);
        (await ValueAsync<long>("select count(*) from conversation_entries")).ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_reported_before_the_vendors_own_answer_stands()
    {
        var message = await DueAsync();
        Sms.OnSend = async dispatch =>
        {
            await Luma.ReportAsync(Account, ledger => ledger.FailAsync(dispatch.MessageId, 1, "fake", DeliveryFailure.Transient, "30003", null, default));
            return new DispatchOutcome.Accepted("SM-1");
        };
        await Luma.PumpAsync();
        (await StateAsync(message)).ShouldBe("PLANNED retryWaiting");
        (await AttemptsAsync(message)).ShouldBe(["FAILED"]);
    }

    [Fact]
    public async Task An_answer_that_comes_when_the_retry_is_claimed_leaves_that_claim_alone()
    {
        var message = await DueAsync();
        Sms.OnSend = async dispatch =>
        {
            await Luma.ReportAsync(Account, ledger => ledger.FailAsync(dispatch.MessageId, 1, "fake", DeliveryFailure.Transient, "30003", null, default));
            await RunAsync("update outbound_messages set state = 'CLAIMED', claimed_by = 'other', claimed_until = clock_timestamp() + interval '1 hour'");
            return new DispatchOutcome.Accepted("SM-1");
        };
        await Luma.Pump.RunOnceAsync(default);
        (await ValueAsync<string>("select concat_ws(' ', state, claimed_by) from outbound_messages")).ShouldBe("CLAIMED other");
        (await MessageAsync<DateTime?>(message, "claimed_until")).ShouldNotBeNull("without an end, the claim of a node that dies is never released");
    }

    [Theory]
    [InlineData("delivered")]
    [InlineData("sent delivered delivered")]
    [InlineData("delivered sent")]
    [InlineData("delivered failed")]
    [InlineData("failed delivered")]
    [InlineData("failed failed sent delivered failed")]
    public async Task Reports_come_to_the_same_end_whatever_their_order_and_number(string reports)
    {
        var message = await DueAsync();
        await Luma.PumpAsync();
        foreach (var report in reports.Split(' '))
        {
            await Luma.ReportAsync(Account, ledger => report switch
            {
                "sent" => ledger.SentAsync(message, 1, "fake", "SM-1", default),
                "delivered" => ledger.DeliveredAsync(message, 1, "fake", "SM-1", default),
                _ => ledger.FailAsync(message, 1, "fake", DeliveryFailure.BadContact, "30005", null, default),
            });
        }

        Clock.Advance(TimeSpan.FromHours(1));
        await Luma.PumpAsync();
        (await StateAsync(message)).ShouldBe("DELIVERED");
        (await AttemptsAsync(message)).ShouldBe(["DELIVERED"]);
        (await ValueAsync<bool>("select valid from patient_contacts")).ShouldBeTrue();
        Sms.Handed.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_reported_a_hundred_times_is_one_failure()
    {
        var message = await DueAsync();
        await Luma.PumpAsync();
        for (var i = 0; i < 100; i++)
            await Luma.ReportAsync(Account, ledger => ledger.FailAsync(message, 1, "fake", DeliveryFailure.Transient, "30003", null, default));
        (await StateAsync(message)).ShouldBe("PLANNED retryWaiting");
        Clock.Advance(TimeSpan.FromMinutes(15));
        await Luma.PumpAsync();
        Sms.Handed.Count.ShouldBe(2);
    }
}
