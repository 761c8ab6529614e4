using Luma.Application.Messaging;

namespace Luma.Infrastructure.Tests.Pump;

/// <summary>What a dead node leaves is taken over; nothing is lost and nothing is sent twice.</summary>
public sealed class CrashTests : PumpClinic
{
    [Fact]
    public async Task An_attempt_under_way_that_the_vendor_has_is_sent_and_goes_no_second_time()
    {
        var message = await DueAsync();
        await DieWhileSendingAsync(message);
        Sms.OnSettle = _ => new SettlementAnswer.Found("SM-before");

        await Luma.PumpAsync();
        (await StateAsync(message)).ShouldBe("SENT");
        (await MessageAsync<string>(message, "provider_message_id")).ShouldBe("SM-before");
        (await AttemptsAsync(message)).ShouldBe(["SENT"]);
        (await ListAsync<string>("select body from conversation_entries where provider_message_id = 'SM-before'")).ShouldBe(["Hello"], "staff see what the patient got");
        Sms.Handed.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_attempt_under_way_that_the_vendor_does_not_know_goes_again()
    {
        var message = await DueAsync();
        await DieWhileSendingAsync(message);
        Sms.OnSettle = _ => new SettlementAnswer.NotFound();

        await Luma.PumpAsync();
        (await StateAsync(message)).ShouldBe("SENT");
        (await AttemptsAsync(message)).ShouldBe(["NOT_SENT", "SENT"]);
        Sms.Handed.Count.ShouldBe(1);
        Sms.Handed.Single().Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task An_attempt_under_way_belongs_to_its_node_while_the_lease_lasts()
    {
        var message = await DueAsync();
        await DieWhileSendingAsync(message);
        await RunAsync("update outbound_messages set claimed_until = clock_timestamp() + interval '1 hour'");
        Clock.Advance(TimeSpan.FromDays(1));

        await Luma.PumpAsync();
        Sms.Asked.ShouldBeEmpty("the application's clock ends no lease");
        (await StateAsync(message)).ShouldBe("SENDING");
    }

    [Fact]
    public async Task A_message_claimed_by_a_dead_node_is_released_after_the_lease()
    {
        var message = await DueAsync();
        await RunAsync("update outbound_messages set state = 'CLAIMED', claimed_by = 'dead', claimed_until = clock_timestamp() + interval '1 hour'");
        await Luma.PumpAsync();
        Sms.Handed.ShouldBeEmpty();

        await RunAsync("update outbound_messages set claimed_until = clock_timestamp() - interval '1 second'");
        await Luma.PumpAsync();
        Sms.Handed.Single().MessageId.ShouldBe(message);
        (await StateAsync(message)).ShouldBe("SENT");
    }

    [Fact]
    public async Task An_answer_that_got_lost_is_asked_for_later_and_never_sent_blindly()
    {
        var message = await DueAsync();
        Sms.OnSend = _ => Task.FromResult<DispatchOutcome>(new DispatchOutcome.Unknown("time-out"));
        await Luma.PumpAsync();
        (await StateAsync(message)).ShouldBe("SENDING");
        (await AttemptsAsync(message)).ShouldBe(["UNKNOWN"]);

        for (var minute = 0; minute < 5; minute++)
        {
            Clock.Advance(TimeSpan.FromMinutes(2));
            await Luma.PumpAsync();
        }

        Sms.Asked.Count.ShouldBe(5);
        Sms.OnSettle = _ => new SettlementAnswer.Found("SM-late");
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Luma.PumpAsync();
        (await StateAsync(message)).ShouldBe("SENT");
        Sms.Handed.Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_day_without_word_it_is_given_up_rather_than_sent_twice()
    {
        var message = await DueAsync();
        Sms.OnSend = _ => Task.FromResult<DispatchOutcome>(new DispatchOutcome.Unknown("time-out"));
        await Luma.PumpAsync();
        Clock.Advance(TimeSpan.FromHours(25));
        await Luma.PumpAsync();
        (await StateAsync(message)).ShouldBe("FAILED outcomeUnknown");
        Sms.Handed.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_webhook_settles_what_the_answer_left_open()
    {
        var message = await DueAsync();
        Sms.OnSend = _ => Task.FromResult<DispatchOutcome>(new DispatchOutcome.Unknown("time-out"));
        await Luma.PumpAsync();
        await Luma.ReportAsync(Account, ledger => ledger.SentAsync(message, 1, "fake", "SM-1", default));
        (await StateAsync(message)).ShouldBe("SENT");
        Clock.Advance(TimeSpan.FromHours(1));
        await Luma.PumpAsync();
        Sms.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_that_comes_while_the_vendor_is_asked_outweighs_its_not_knowing()
    {
        var message = await DueAsync();
        await DieWhileSendingAsync(message);
        Sms.OnSettle = _ =>
        {
            Luma.ReportAsync(Account, ledger => ledger.SentAsync(message, 1, "fake", "SM-1", default)).GetAwaiter().GetResult();
            return new SettlementAnswer.NotFound();
        };
        await Luma.PumpAsync();
        (await StateAsync(message)).ShouldBe("SENT");
        Sms.Handed.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_dead_node_had_claimed_is_freed_though_others_keep_this_node_busy()
    {
        var abandoned = await DueAsync();
        await RunAsync("update outbound_messages set state = 'CLAIMED', claimed_by = 'dead', claimed_until = clock_timestamp() - interval '1 second'");
        await DueAsync(3);

        await Luma.Pump.RunOnceAsync(default);

        (await StateAsync(abandoned)).ShouldBe("PLANNED");
    }

    [Fact]
    public async Task A_vendor_that_hangs_over_one_attempt_keeps_no_report_of_another_waiting()
    {
        foreach (var message in await DueAsync(2)) await DieWhileSendingAsync(message);
        var hangs = new TaskCompletionSource<SettlementAnswer>();
        var (asked, second) = (0, new TaskCompletionSource());
        Guid answered = default;
        Sms.OnSettleSlowly = dispatch =>
        {
            if (Interlocked.Increment(ref asked) == 1)
            {
                answered = dispatch.MessageId;
                return Task.FromResult<SettlementAnswer>(new SettlementAnswer.Found("SM-1"));
            }

            second.SetResult();
            return hangs.Task;
        };

        var round = Luma.Pump.RunOnceAsync(default);
        await second.Task;
        // Were it blocked, it would be so until the vendor answers; the limit only ends a test that fails.
        await Luma.ReportAsync(Account, ledger => ledger.DeliveredAsync(answered, 1, "fake", "SM-1", default)).WaitAsync(TimeSpan.FromSeconds(20));
        hangs.SetResult(new SettlementAnswer.NoAnswer("time-out"));
        await round;

        (await StateAsync(answered)).ShouldBe("DELIVERED");
    }

    [Fact]
    public async Task Draining_waits_for_nobody_once_all_is_settled()
    {
        await DueAsync(3);
        (await Luma.Pump.DrainAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token)).ShouldBe(3);
    }
}
