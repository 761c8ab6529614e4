namespace Luma.BuildingBlocks.Messaging.Tests;

public sealed class WorkerTests : MessagingTest
{
    private static void NeverPoll(MessagingOptions options) => options.PollInterval = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_commit_elsewhere_wakes_a_node_that_does_not_poll()
    {
        var node = Database.Node(NeverPoll);
        await node.StartAsync();
        await Database.EventuallyAsync("count(*) = 1 from pg_stat_activity where application_name = 'node1' and datname = current_database() and query = 'listen luma_messaging'");

        // A node looks once when it begins to listen, so the first proves nothing.
        for (var heard = 1; heard <= 3; heard++)
        {
            await Database.EnqueueAsync(new Outgoing(new Step("heard")));
            await Database.EventuallyAsync($"count(*) = {heard} from effects");
            await Database.EventuallyAsync("count(*) = 0 from messaging.messages");
        }
    }

    [Fact]
    public async Task The_signal_in_memory_wakes_a_node_that_hears_nothing()
    {
        var node = Database.Node(NeverPoll);
        await node.StartAsync();
        await Database.EventuallyAsync("count(*) = 1 from pg_stat_activity where application_name = 'node1' and datname = current_database() and query = 'listen luma_messaging'");
        // Written without the outbox, so without NOTIFY.
        await Database.ExecuteAsync($$"""
            insert into messaging.messages (id, name, body, due_at, enqueued_at, tenant)
            values ('{{Guid.CreateVersion7()}}', 'test.step', '{"text":"woken"}', '{{Clock.Now:O}}', '{{Clock.Now:O}}', '{{Guid.Empty}}')
            """);

        node.Signal.Wake();

        await Database.EventuallyAsync("count(*) = 1 from effects");
    }

    [Fact]
    public async Task What_a_handler_publishes_is_handled_without_a_poll()
    {
        var node = Database.Node(NeverPoll);
        node.Script.OnStep = call =>
        {
            if (call.Text.Length < 5)
                call.Publish(new Step(call.Text + "x"));
            return Task.CompletedTask;
        };
        await node.StartAsync();
        await Database.EventuallyAsync("count(*) = 1 from pg_stat_activity where application_name = 'node1' and datname = current_database() and query = 'listen luma_messaging'");
        await Database.EnqueueAsync(new Outgoing(new Step("x")));

        await Database.EventuallyAsync("count(*) = 5 from effects");
    }

    [Fact]
    public async Task Polling_finds_what_became_due_when_the_clock_moved()
    {
        var node = Database.Node(options => options.PollInterval = TimeSpan.FromMilliseconds(50));
        await node.StartAsync();
        await Database.EnqueueAsync(new Outgoing(new Step("later")) { DueAt = Clock.Now.AddHours(1) });

        Clock.Move(TimeSpan.FromHours(1));

        await Database.EventuallyAsync("count(*) = 1 from effects");
    }

    [Fact]
    public async Task A_node_survives_an_outage_and_goes_on_by_itself()
    {
        var node = Database.Node(options => options.PollInterval = TimeSpan.FromMilliseconds(50));
        await node.StartAsync();
        await Database.EnqueueAsync(new Outgoing(new Step("before")));
        await Database.EventuallyAsync("count(*) = 1 from effects");

        // Away: every connection is cut, and whoever comes back finds no tables.
        await Database.ExecuteAsync("alter schema messaging rename to gone");
        await Database.CutAsync(node);
        await Database.EventuallyAsync("count(*) >= 1 from pg_stat_activity where application_name = 'node1' and datname = current_database()");
        await Database.CutAsync(node);
        await Database.ExecuteAsync("alter schema gone rename to messaging");
        await Database.EnqueueAsync(new Outgoing(new Step("after")));

        await Database.EventuallyAsync("count(*) = 2 from effects");
    }

    [Fact]
    public async Task A_graceful_stop_lets_the_running_finish_and_gives_the_rest_back_at_once()
    {
        var node = Database.Node(options => (options.MaxConcurrency, options.Lease) = (2, TimeSpan.FromHours(1)));
        var finish = new TaskCompletionSource();
        node.Script.OnStep = _ => finish.Task;
        await Database.EnqueueAsync(Steps(50));
        await node.StartAsync();
        await Probing.UntilAsync(() => node.Script.Calls.Count == 2, "two handlers run");
        await Database.EventuallyAsync("count(*) > 2 from messaging.messages where claimed_by is not null");

        var stopping = node.StopAsync();
        await Database.EventuallyAsync("count(*) = 2 from messaging.messages where claimed_by is not null");
        stopping.IsCompleted.ShouldBeFalse("two still run");
        (await Database.ScalarAsync<long>("select count(*) from messaging.messages where attempt = 0")).ShouldBe(48);
        finish.SetResult();
        await stopping;

        (await Database.EffectsAsync()).Count.ShouldBe(2);
        (await Database.ScalarAsync<long>("select count(*) from messaging.messages where claimed_by is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task When_the_hosts_patience_ends_running_handlers_are_cancelled_and_their_messages_given_back()
    {
        var node = Database.Node(options => options.Lease = TimeSpan.FromHours(1));
        node.Script.OnStep = async call =>
        {
            var stop = new TaskCompletionSource();
            await using (call.CancellationToken.Register(stop.SetResult))
                await stop.Task;
            call.CancellationToken.ThrowIfCancellationRequested();
        };
        await Database.EnqueueAsync(new Outgoing(new Step("endless")));
        await node.StartAsync();
        await Probing.UntilAsync(() => !node.Script.Calls.IsEmpty, "the handler runs");

        await node.StopAsync(new CancellationToken(canceled: true));

        (await Database.ScalarAsync<int>("select attempt from messaging.messages where claimed_by is null")).ShouldBe(0);
        (await Database.EffectsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_handler_that_does_not_listen_does_not_keep_the_host_from_stopping()
    {
        var node = Database.Node();
        var never = new TaskCompletionSource();
        node.Script.OnStep = _ => never.Task;
        await Database.EnqueueAsync(new Outgoing(new Step("deaf")));
        await node.StartAsync();
        await Probing.UntilAsync(() => !node.Script.Calls.IsEmpty, "the handler runs");

        await node.StopAsync(new CancellationToken(canceled: true)).WaitAsync(TimeSpan.FromSeconds(20));

        (await Database.ScalarAsync<long>("select count(*) from messaging.messages where claimed_by is not null")).ShouldBe(1, "left to its lease");
        never.SetResult();
    }

    [Fact]
    public async Task A_node_with_slow_handlers_claims_little_in_advance()
    {
        var node = Database.Node(options => (options.MaxConcurrency, options.PollInterval) = (2, TimeSpan.FromMilliseconds(20)));
        var finish = new TaskCompletionSource();
        node.Script.OnStep = _ => finish.Task;
        await Database.EnqueueAsync(Steps(500));
        await node.StartAsync();
        await Probing.UntilAsync(() => node.Script.Calls.Count == 2, "two handlers run");

        for (var look = 0; look < 10; look++)
        {
            node.Signal.Wake();
            (await Database.ScalarAsync<long>("select count(*) from messaging.messages where claimed_by is not null")).ShouldBeLessThanOrEqualTo(4);
        }

        finish.SetResult();
        await Database.EventuallyAsync("count(*) = 500 from effects");
    }

    [Fact]
    public async Task With_workers_switched_off_nothing_runs_by_itself()
    {
        var node = Database.Node(options => (options.RunWorkers, options.PollInterval) = (false, TimeSpan.FromMilliseconds(10)));
        await node.StartAsync();
        await Database.EnqueueAsync(Steps(3));
        node.Signal.Wake();
        (await Database.ScalarAsync<long>("select count(*) from pg_stat_activity where application_name = 'node1' and datname = current_database()")).ShouldBe(0, "it has not even connected");

        (await node.DrainAsync()).ShouldBe(3);
    }
}
