namespace Luma.BuildingBlocks.Messaging.Tests;

/// <summary>The database sees a crash as a connection that ends, and a lease that nobody renews. Both, at every step.</summary>
public sealed class CrashTests : MessagingTest
{
    [Theory]
    [InlineData(Moment.AfterBegin)]
    [InlineData(Moment.BeforeFlush)]
    [InlineData(Moment.AfterFlush)]
    [InlineData(Moment.BeforeCommit)]
    [InlineData(Moment.AfterCommit)]
    public async Task A_backend_killed_at_any_step_leaves_the_effect_exactly_once(Moment moment)
    {
        var node = Database.Node(sabotage: new Sabotage
        {
            At = moment,
            Act = connection => Database.ExecuteAsync($"select pg_terminate_backend({connection.ProcessID}, 5000)"),
        });
        node.Script.OnStep = call =>
        {
            if (call.Text == "cause")
                call.Publish(new Step("consequence"));
            return Task.CompletedTask;
        };
        await Database.EnqueueAsync(new Outgoing(new Step("cause")) { Stream = "s" });

        await node.DrainAsync();
        Clock.Move(TimeSpan.FromMinutes(1));
        await node.DrainAsync();

        (await Database.EffectsAsync()).ShouldBe(["cause", "consequence"]);
        (await Database.WaitingAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(Moment.AfterBegin)]
    [InlineData(Moment.BeforeFlush)]
    [InlineData(Moment.AfterFlush)]
    public async Task A_node_that_sleeps_at_any_step_until_another_took_over_changes_nothing_any_more(Moment moment)
    {
        var heir = Database.Node();
        var sleeper = Database.Node(sabotage: new Sabotage
        {
            At = moment,
            Act = async _ =>
            {
                // As if the process had slept beyond its lease.
                await Database.ExecuteAsync("update messaging.messages set claimed_until = now() - interval '1 s'");
                await heir.DrainAsync();
            },
        });
        await Database.EnqueueAsync(new Outgoing(new Step("one")) { Stream = "s" }, new Outgoing(new Step("two")) { Stream = "s" });

        await sleeper.DrainAsync();

        (await Database.EffectsAsync()).ShouldBe(["one", "two"]);
        sleeper.Script.Seen.ShouldBeSubsetOf(["one"]);
    }

    [Fact]
    public async Task A_node_that_slept_leaves_the_row_to_whoever_holds_it_now()
    {
        var heir = Database.Node();
        var sleeper = Database.Node(sabotage: new Sabotage
        {
            At = Moment.AfterFlush,
            Act = async _ =>
            {
                await Database.ExecuteAsync("update messaging.messages set claimed_until = now() - interval '1 s'");
                (await heir.Claims.ClaimAbandonedAsync(10, default)).ShouldHaveSingleItem();
            },
        });
        await Database.EnqueueAsync(new Outgoing(new Step("one")));

        await sleeper.DrainAsync();

        // The heir then died with it, so the third claim is the sleeper's again.
        sleeper.Script.Calls.Select(call => call.Context.Attempt).ShouldBe([1, 3]);
        (await Database.EffectsAsync()).ShouldBe(["one"]);
    }

    [Fact]
    public async Task A_process_that_died_after_its_claim_is_taken_over_though_the_applications_clock_stands_still()
    {
        var dead = Database.Node();
        await Database.EnqueueAsync([.. Steps(20), new Outgoing(new Step("stream 1")) { Stream = "s" }, new Outgoing(new Step("stream 2")) { Stream = "s" }]);
        (await dead.ClaimAndDieAsync()).Count.ShouldBe(21, "the second of the stream must wait for the first");

        var heir = Database.Node();
        await heir.DrainAsync();

        (await Database.EffectsAsync()).Count.ShouldBe(22);
        heir.Script.Calls.ShouldAllBe(call => call.Context.Attempt == (call.Text == "stream 2" ? 1 : 2));
    }

    [Fact]
    public async Task A_message_that_kills_its_process_each_time_is_dead_in_the_end()
    {
        await Database.EnqueueAsync(new Outgoing(new Step("killer")));
        for (var crash = 0; crash < 3; crash++)
        {
            (await Database.Node().ClaimAndDieAsync()).Count.ShouldBe(1);
            await Database.ExecuteAsync("update messaging.messages set claimed_by = null, claimed_until = null");
        }

        var last = Database.Node(options => options.MaxAttempts = 3);
        await last.DrainAsync();

        var letter = (await last.DeadLetters.ListAsync(null, 10, null, default)).ShouldHaveSingleItem();
        letter.Reason.ShouldContain("never reported back");
        letter.Attempts.ShouldBe(3);
        last.Script.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Connections_cut_again_and_again_under_load_lose_and_double_nothing()
    {
        const int Count = 400;
        var nodes = new[] { Database.Node(Quick), Database.Node(Quick) };
        await Database.EnqueueAsync([.. Steps(Count).Select((message, index) => message with { Stream = index % 4 == 0 ? $"s{index % 12}" : null })]);
        foreach (var node in nodes)
            await node.StartAsync();

        for (var cut = 1; cut <= 6; cut++)
        {
            await HandledAsync(cut * 50);
            await Database.CutAsync(nodes[cut % 2]);
        }
        await HandledAsync(Count);

        (await Database.EffectsAsync()).Order().ShouldBe(Numbers(Count).Order());
        (await Database.ScalarAsync<long>("select count(*) from messaging.dead_letters")).ShouldBe(0);

        // Failed tries wait on the application's clock.
        Task HandledAsync(int count) => Probing.UntilAsync(async () =>
        {
            Clock.Move(TimeSpan.FromMinutes(5));
            var handled = await Database.ScalarAsync<long>("select count(*) from effects");
            return (handled >= count, $"{handled} of {count} handled");
        });
        static void Quick(MessagingOptions options) => (options.PollInterval, options.MaxAttempts) = (TimeSpan.FromMilliseconds(100), 1000);
    }

    [Fact]
    public async Task Acknowledgements_survive_cut_connections()
    {
        var node = Database.Node();
        node.Script.OnNote = call => call.Text == "50" ? Database.CutAsync(node) : Task.CompletedTask;
        await Database.EnqueueAsync(Notes(100));

        await node.DrainAsync();

        node.Script.Seen.Distinct().Count().ShouldBe(100);
        (await Database.WaitingAsync()).ShouldBe(0);
    }
}
