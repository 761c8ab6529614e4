namespace Luma.BuildingBlocks.Messaging.Tests;

public sealed class DrainTests : MessagingTest
{
    [Fact]
    public async Task A_drain_handles_what_the_handled_causes_in_turn()
    {
        var node = Database.Node(options => options.RunWorkers = false);
        node.Script.OnStep = call =>
        {
            if (call.Text.Length < 6)
            {
                call.Publish(new Step(call.Text + "a"));
                call.Publish(new Step(call.Text + "b"));
            }
            return Task.CompletedTask;
        };
        await Database.EnqueueAsync(new Outgoing(new Step("x")));

        (await node.DrainAsync()).ShouldBe(63);

        (await Database.EffectsAsync()).Count.ShouldBe(63);
    }

    [Fact]
    public async Task A_drain_waits_for_what_another_node_is_handling()
    {
        var busy = Database.Node();
        var finish = new TaskCompletionSource();
        busy.Script.OnStep = async call =>
        {
            if (call.Text != "slow")
                return;
            await finish.Task;
            call.Publish(new Step("caused"));
        };
        await Database.EnqueueAsync(new Outgoing(new Step("slow")));
        var working = busy.DrainAsync();
        await Probing.UntilAsync(() => !busy.Script.Calls.IsEmpty, "the other node is at it");

        var waiting = Database.Node().DrainAsync();
        await Database.EventuallyAsync("count(*) >= 1 from pg_stat_activity where application_name = 'node2' and datname = current_database()");
        waiting.IsCompleted.ShouldBeFalse();
        finish.SetResult();
        await waiting;

        (await Database.EffectsAsync()).ShouldContain("slow");
        await working;
        (await Database.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_drain_beside_running_workers_ends_when_all_is_done()
    {
        var node = Database.Node();
        await node.StartAsync();
        await Database.EnqueueAsync([.. Steps(200), .. Notes(200)]);

        await node.DrainAsync();

        (await Database.WaitingAsync()).ShouldBe(0);
        (await Database.EffectsAsync()).Order().ShouldBe(Numbers(200).Order());
        node.Script.Calls.Count.ShouldBe(400);
    }

    [Fact]
    public async Task The_next_due_time_is_the_earliest_of_messages_and_ticks()
    {
        var node = Database.Node(options => options.Recurring.Add(new("daily", new Every(TimeSpan.FromDays(1)), () => new Note("tick"))));
        (await Database.Node().Processor.NextDueAsync(default)).ShouldBeNull();
        (await node.Processor.NextDueAsync(default)).ShouldBe(Clock.Now.AddHours(12));

        await Database.EnqueueAsync(new Outgoing(new Step("soon")) { DueAt = Clock.Now.AddHours(3) });

        (await node.Processor.NextDueAsync(default)).ShouldBe(Clock.Now.AddHours(3));
    }

    [Fact]
    public async Task A_week_in_steps_from_due_time_to_due_time_handles_everything_at_its_time()
    {
        var node = Database.Node(options => options.Recurring.Add(new("quarter", new Every(TimeSpan.FromHours(6)), () => new Note("tick"))));
        var end = Clock.Now.AddDays(7);
        await Database.EnqueueAsync([.. Enumerable.Range(1, 100).Select(number =>
            new Outgoing(new Note($"{number}")) { DueAt = Clock.Now.AddHours(number * 1.5) })]);
        node.Script.OnNote = call =>
        {
            call.Context.DueAt.ShouldBe(Clock.Now);
            return Task.CompletedTask;
        };

        for (var next = await node.Processor.NextDueAsync(default); next <= end; next = await node.Processor.NextDueAsync(default))
        {
            Clock.MoveTo(next.Value);
            await node.DrainAsync();
        }

        node.Script.Seen.Count(text => text == "tick").ShouldBe(28);
        node.Script.Calls.Count.ShouldBe(128);
        node.Script.Calls.ShouldAllBe(call => call.Context.Attempt == 1);
    }

    [Fact]
    public async Task A_drain_throws_when_the_database_is_away()
    {
        var node = Database.Node();
        await node.DrainAsync();
        await Database.ExecuteAsync("alter schema messaging rename to gone");

        await Should.ThrowAsync<Npgsql.NpgsqlException>(node.DrainAsync);
        await Database.ExecuteAsync("alter schema gone rename to messaging");
    }
}
