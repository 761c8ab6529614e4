namespace Luma.Infrastructure.Tests.Pump;

/// <summary>Several nodes on one database.</summary>
public sealed class TwoNodesTests : PumpClinic
{
    [Fact]
    public async Task Each_of_500_due_messages_is_handed_to_the_vendor_once()
    {
        await RunAsync("update sending_numbers set messages_per_second = 100000");
        var due = await DueAsync(500);
        var other = NewNode();
        await Task.WhenAll(Luma.PumpAsync(), other.PumpAsync(), Luma.PumpAsync(), other.PumpAsync());

        Sms.Handed.Select(dispatch => dispatch.MessageId).ShouldBe(due, ignoreOrder: true);
        (await ListAsync<string>("select distinct state from outbound_messages")).ShouldBe(["SENT"]);
        (await ValueAsync<long>("select count(*) from delivery_attempts where outcome = 'SENT'")).ShouldBe(500);
        (await ValueAsync<long>("select count(*) from conversation_entries where direction = 'OUTBOUND'")).ShouldBe(500);
        (await ValueAsync<long>("select count(*) from outbound_messages where claimed_by is not null or claimed_until is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task Two_nodes_together_keep_to_the_rate_of_a_number()
    {
        await RunAsync("update sending_numbers set messages_per_second = 1");
        var start = Clock.GetUtcNow();
        await DueAsync(300);
        var other = NewNode();

        await Task.WhenAll(Luma.PumpAsync(), other.PumpAsync());
        // A minute's worth may go at once, the carrier queues as much; the rest has its turn, one a second.
        Sms.Handed.Count.ShouldBeInRange(60, 61);
        (await ValueAsync<long>("select count(distinct due_at) from outbound_messages where state = 'PLANNED' and reason = 'sendingRate'"))
            .ShouldBe(300 - Sms.Handed.Count);

        for (var second = 5; second <= 250; second += 5)
        {
            Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.WhenAll(Luma.Pump.RunOnceAsync(default), other.Pump.RunOnceAsync(default));
            Sms.Handed.Count.ShouldBeLessThanOrEqualTo(61 + second);
        }

        Sms.Handed.Select(dispatch => dispatch.MessageId).Distinct().Count().ShouldBe(300);
        Sms.Handed.Count.ShouldBe(300);
        (await ValueAsync<DateTime>("select max(rate_slot) from outbound_messages")).ShouldBeLessThanOrEqualTo(start.UtcDateTime.AddSeconds(241));
    }

    [Fact]
    public async Task What_another_node_is_sending_to_the_same_person_counts_as_sent()
    {
        await SetAsync("delivery", "delivery.blackout.minutes", "60");
        var first = await DueAsync();
        var (calling, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        Sms.OnSend = async _ =>
        {
            if (calling.TrySetResult()) await answer.Task;
            return Sms.Accepted();
        };
        var sending = Luma.PumpAsync();
        await calling.Task;

        var second = Guid.CreateVersion7();
        await RunAsync($"""
            insert into outbound_messages (id, account_id, patient_id, appointment_id, purpose, automation, step, anchor, template, planned_for, due_at, state,
                created_at, updated_at)
            select '{second}', account_id, patient_id, appointment_id, purpose, automation, 'again', anchor, template, planned_for, due_at, 'PLANNED', now(), now()
            from outbound_messages where id = '{first}'
            """);
        await NewNode().PumpAsync();
        answer.SetResult();
        await sending;

        (await StateAsync(second)).ShouldBe("SKIPPED blackout");
        Sms.Handed.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_broadcast_of_one_clinic_does_not_hold_up_a_reminder_of_another()
    {
        await RunAsync("update sending_numbers set messages_per_second = 100000");
        await DueAsync(1500);
        var other = Guid.CreateVersion7();
        await RunAsync($"""
            insert into accounts (id, name, time_zone, created_at) values ('{other}', 'Oak Clinic', 'America/New_York', now());
            insert into outbound_messages (id, account_id, purpose, automation, step, anchor, body, channel, to_value, from_value, planned_for, due_at, state,
                created_at, updated_at)
            values (gen_random_uuid(), '{other}', 'REPLY', 'replies', 'x', 'y', 'Hello', 'SMS', '+13035559999', '+12025559999', now(),
                '{Clock.GetUtcNow().AddSeconds(1):O}', 'PLANNED', now(), now())
            """);
        Clock.Advance(TimeSpan.FromSeconds(2));

        await Luma.Pump.RunOnceAsync(default);
        Sms.Handed.ShouldAllBe(dispatch => dispatch.AccountId == Account, "the first claim takes what is due longest");
        await Luma.Pump.RunOnceAsync(default);

        Sms.Handed.ShouldContain(dispatch => dispatch.AccountId == other);
        Sms.Handed.Count.ShouldBeLessThan(1500);
    }

    [Fact]
    public async Task What_another_tenant_has_due_goes_under_its_own_account()
    {
        var other = Guid.CreateVersion7();
        var mine = await DueAsync();
        await RunAsync($"""
            insert into accounts (id, name, time_zone, created_at) values ('{other}', 'Oak Clinic', 'America/New_York', now());
            insert into outbound_messages (id, account_id, purpose, automation, step, anchor, body, channel, to_value, from_value, planned_for, due_at, state,
                created_at, updated_at)
            values (gen_random_uuid(), '{other}', 'REPLY', 'replies', 'x', 'y', 'Hello', 'SMS', '+13035559999', '+12025559999', now(), '2026-01-01', 'PLANNED',
                now(), now())
            """);
        await Luma.PumpAsync();
        Sms.Handed.Select(dispatch => dispatch.AccountId).ShouldBe([Account, other], ignoreOrder: true);
        (await StateAsync(mine)).ShouldBe("SENT");
        (await ValueAsync<long>($"select count(*) from conversation_entries where account_id = '{other}'")).ShouldBe(1);
    }
}
