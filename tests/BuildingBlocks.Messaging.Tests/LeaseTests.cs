namespace Luma.BuildingBlocks.Messaging.Tests;

public sealed class LeaseTests : MessagingTest
{
    [Fact]
    public async Task Two_nodes_on_one_backlog_handle_each_message_once()
    {
        const int Count = 1500;
        var nodes = new[] { Database.Node(Small), Database.Node(Small) };
        await Database.EnqueueAsync(Steps(Count));

        await Task.WhenAll(nodes.Select(node => node.DrainAsync()));

        (await Database.EffectsAsync()).Order().ShouldBe(Numbers(Count).Order());
        nodes.Sum(node => node.Script.Calls.Count).ShouldBe(Count, "no handler ran twice");
        nodes.ShouldAllBe(node => !node.Script.Calls.IsEmpty);

        static void Small(MessagingOptions options) => options.BatchSize = 50;
    }

    [Fact]
    public async Task A_handler_that_takes_longer_than_its_lease_keeps_its_message()
    {
        var slow = Database.Node();
        var rival = Database.Node();
        var finish = new TaskCompletionSource();
        slow.Script.OnStep = _ => finish.Task;
        await Database.EnqueueAsync(new Outgoing(new Step("long")));
        var draining = slow.DrainAsync();
        await Database.EventuallyAsync("count(*) = 1 from messaging.messages where claimed_until is not null");
        await Database.ExecuteAsync("create table first_lease as select claimed_until as ends from messaging.messages");

        await Database.EventuallyAsync("clock_timestamp() > ends from first_lease");
        (await rival.Claims.ClaimAbandonedAsync(10, default)).ShouldBeEmpty("the lease was renewed");
        finish.SetResult();
        await draining;

        (await Database.EffectsAsync()).ShouldBe(["long"]);
        slow.Script.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_handler_whose_lease_is_lost_is_cancelled_and_undone()
    {
        var slow = Database.Node();
        var cancelled = new TaskCompletionSource();
        slow.Script.OnStep = async call =>
        {
            var stop = new TaskCompletionSource();
            await using (call.CancellationToken.Register(stop.SetResult))
                await stop.Task;
            cancelled.SetResult();
            call.CancellationToken.ThrowIfCancellationRequested();
        };
        await Database.EnqueueAsync(new Outgoing(new Step("stolen")));
        var draining = slow.DrainAsync();
        await Database.EventuallyAsync("count(*) = 1 from messaging.messages where claimed_by is not null");
        await Database.ExecuteAsync("update messaging.messages set claimed_by = 'thief/1', claimed_until = now() + interval '1 h'");

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        (await Database.ScalarAsync<string>("select claimed_by from messaging.messages")).ShouldBe("thief/1");
        await Database.ExecuteAsync("delete from messaging.messages");
        await draining;

        (await Database.EffectsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Running_handlers_never_exceed_the_allowed_number()
    {
        var node = Database.Node(options => options.MaxConcurrency = 3);
        var running = 0;
        var peak = 0;
        node.Script.OnStep = async _ =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
        };
        await Database.EnqueueAsync(Steps(100));

        await node.DrainAsync();

        peak.ShouldBeInRange(1, 3);

        void InterlockedMax(int value)
        {
            for (var seen = peak; value > seen; seen = peak)
                Interlocked.CompareExchange(ref peak, value, seen);
        }
    }
}
