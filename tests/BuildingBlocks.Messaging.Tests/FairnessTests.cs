namespace Luma.BuildingBlocks.Messaging.Tests;

/// <summary>Measured by position, not by time.</summary>
public sealed class FairnessTests : MessagingTest
{
    private static readonly Guid Big = Guid.CreateVersion7();
    private static readonly Guid Small = Guid.CreateVersion7();

    [Fact]
    public async Task A_backlog_of_fifty_thousand_does_not_hold_up_another_tenants_message()
    {
        var node = Database.Node(options => (options.MaxConcurrency, options.BatchSize) = (1, 100));
        await Database.EnqueueAsync([.. Notes(50_000).Select(message => message with { Tenant = Big })]);
        await Database.EnqueueAsync(new Outgoing(new Note("small")) { Tenant = Small });
        using var enough = new CancellationTokenSource();
        node.Script.OnNote = call => call.Text == "small" ? enough.CancelAsync() : Task.CompletedTask;

        await Should.ThrowAsync<OperationCanceledException>(() => node.Processor.DrainAsync(enough.Token));

        node.Script.Seen.ToList().IndexOf("small").ShouldBeLessThan(100, "even what arrives last, behind everything, comes with the first claim");
        (await Database.ScalarAsync<long>("select count(*) from messaging.messages where claimed_by is not null"))
            .ShouldBe(0, "what a cancelled drain had not begun is given back");
    }

    [Fact]
    public async Task A_message_that_comes_during_a_backlog_waits_for_no_more_than_what_is_claimed()
    {
        var node = Database.Node(options => (options.MaxConcurrency, options.BatchSize) = (1, 50));
        await Database.EnqueueAsync([.. Notes(5000).Select(message => message with { Tenant = Big })]);
        node.Script.OnNote = call => node.Script.Calls.Count == 1000
            ? Database.EnqueueAsync(new Outgoing(new Note("small")) { Tenant = Small })
            : Task.CompletedTask;

        await node.DrainAsync();

        node.Script.Seen.ToList().IndexOf("small").ShouldBeInRange(1000, 1100);
    }

    [Fact]
    public async Task More_tenants_than_fit_into_a_claim_all_have_their_turn()
    {
        var node = Database.Node(options => (options.MaxConcurrency, options.BatchSize) = (1, 4));
        var tenants = Enumerable.Range(0, 12).Select(_ => Guid.CreateVersion7()).ToArray();
        await Database.EnqueueAsync([.. tenants.SelectMany(tenant => Notes(20).Select(message => message with { Tenant = tenant }))]);

        await node.DrainAsync();

        node.Script.Calls.Take(12).Select(call => call.Context.Tenant).Distinct().Count().ShouldBe(12, "one round serves each once");
        node.Script.Calls.Count.ShouldBe(240);
    }

    [Fact]
    public void The_queue_in_memory_takes_turns_too()
    {
        using var queue = new FairQueue();
        queue.Add([Held("a1", Big), Held("a2", Big), Held("a3", Big)]);
        queue.Add([Held("b1", Small)]);

        queue.TakeAll().Select(held => held.Claim.Name).ShouldBe(["a1", "b1", "a2", "a3"]);

        static Held Held(string name, Guid tenant) => new(new Claim(Guid.CreateVersion7(), name, "{}", default, default, tenant, null, 1, null, 1));
    }
}
