namespace Luma.BuildingBlocks.Messaging.Tests;

public sealed class RetryTests : MessagingTest
{
    [Fact]
    public async Task A_message_that_always_fails_is_tried_as_often_as_allowed_and_then_dead_with_its_reason()
    {
        var node = Database.Node();
        await Database.EnqueueAsync(new Outgoing(new Fragile("glass")));

        (await node.DrainAsync()).ShouldBe(1);
        var retry = (await node.Processor.NextDueAsync(default)).ShouldNotBeNull();
        (retry - Clock.Now).ShouldBeInRange(TimeSpan.FromSeconds(48), TimeSpan.FromSeconds(72));
        Clock.MoveTo(retry);
        (await node.DrainAsync()).ShouldBe(1);

        (await Database.WaitingAsync()).ShouldBe(0);
        var dead = (await node.DeadLetters.ListAsync(name: null, 10, after: null, default)).ShouldHaveSingleItem();
        dead.Name.ShouldBe("test.fragile");
        dead.Attempts.ShouldBe(2);
        dead.Reason.ShouldContain("InvalidOperationException: broke over glass");
        dead.DiedAt.ShouldBe(Clock.Now, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void Delays_double_up_to_their_bound_and_are_spread()
    {
        var policy = new RetryPolicy(new MessagingOptions { FirstRetryDelay = TimeSpan.FromSeconds(4), MaxRetryDelay = TimeSpan.FromSeconds(60) });

        double[] seconds = [.. new[] { 1, 2, 3, 4, 5, 6, 1000 }.Select(attempt => policy.Delay(typeof(Step), attempt, dice: 0.5).TotalSeconds)];

        seconds.ShouldBe([4, 8, 16, 32, 60, 60, 60], tolerance: 0.001);
        policy.Delay(typeof(Step), 1, dice: 0).TotalSeconds.ShouldBe(3.2, tolerance: 0.001);
        policy.Delay(typeof(Step), 1, dice: 1).TotalSeconds.ShouldBe(4.8, tolerance: 0.001);
    }

    [Fact]
    public async Task A_poison_message_holds_nobody_up()
    {
        var node = Database.Node(options => options.MaxConcurrency = 1);
        node.Script.OnStep = call => call.Text == "poison" ? throw new InvalidOperationException("bad") : Task.CompletedTask;
        await Database.EnqueueAsync([new Outgoing(new Step("poison")), .. Steps(20)]);

        await node.DrainAsync();

        (await Database.EffectsAsync()).Count.ShouldBe(20);
    }

    [Theory]
    [InlineData("test.unknown", "{}", "No message type")]
    [InlineData("test.step", "[1, 2]", "The body is no Step")]
    [InlineData("test.step", "null", "it is null")]
    public async Task What_cannot_be_read_is_dead_at_once_and_says_why(string name, string body, string reason)
    {
        var node = Database.Node();
        await Database.ExecuteAsync($"""
            insert into messaging.messages (id, name, body, due_at, enqueued_at, tenant)
            values ('{Guid.CreateVersion7()}', '{name}', '{body}', '{Clock.Now:O}', '{Clock.Now:O}', '{Guid.Empty}')
            """);

        await node.DrainAsync();

        var dead = (await node.DeadLetters.ListAsync(name, 10, after: null, default)).ShouldHaveSingleItem();
        dead.Reason.ShouldContain(reason);
        dead.Body.ShouldBe(body);
    }

    [Fact]
    public async Task A_dead_letter_can_be_replayed_once_with_all_its_tries()
    {
        var node = Database.Node(options => options.MaxAttempts = 1);
        var repaired = false;
        node.Script.OnStep = _ => repaired ? Task.CompletedTask : throw new InvalidOperationException("broken");
        await Database.EnqueueAsync(new Outgoing(new Step("again")));
        await node.DrainAsync();
        var dead = (await node.DeadLetters.ListAsync(null, 10, null, default)).ShouldHaveSingleItem();

        repaired = true;
        (await node.DeadLetters.ReplayAsync(dead.Id, default)).ShouldBeTrue();
        (await node.DeadLetters.ReplayAsync(dead.Id, default)).ShouldBeFalse();
        await node.DrainAsync();

        (await Database.EffectsAsync()).ShouldBe(["again"]);
        (await node.DeadLetters.GetAsync(dead.Id, default)).ShouldBeNull();
        node.Script.Calls.Last().Context.ShouldSatisfyAllConditions(context => context.Attempt.ShouldBe(1), context => context.Id.ShouldBe(dead.Id));
    }

    [Fact]
    public async Task The_queue_is_counted_by_message()
    {
        var node = Database.Node(options => options.MaxAttempts = 1);
        node.Script.OnStep = call => call.Text == "bad" ? throw new InvalidOperationException("bad") : Task.CompletedTask;
        await Database.EnqueueAsync(new Outgoing(new Step("bad")));
        await node.DrainAsync();
        await Database.EnqueueAsync([.. Steps(3), new Outgoing(new Step("later")) { DueAt = Clock.Now.AddHours(1) }, new Outgoing(new Note("n"))]);
        await Database.ExecuteAsync("""
            update messaging.messages set claimed_by = 'x', claimed_until = now() where id = (select id from messaging.messages where name = 'test.step' order by seq limit 1)
            """);

        var lines = await new QueueReader(new MessagingDataSource(Database.Source), Clock).SummariseAsync(default);

        lines.Select(line => (line.Name, line.Due, line.Later, line.InHand, line.Dead)).ShouldBe([("test.note", 1, 0, 0, 0), ("test.step", 2, 1, 1, 1)]);
        lines[1].OldestDueAt!.Value.ShouldBe(Clock.Now, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Dead_letters_are_listed_in_pages_deleted_one_by_one_and_forgotten_after_their_time()
    {
        var node = Database.Node(options => options.MaxAttempts = 1);
        node.Script.OnStep = _ => throw new InvalidOperationException("broken \0 with NUL");
        await Database.EnqueueAsync(Steps(5));
        await node.DrainAsync();

        var first = await node.DeadLetters.ListAsync("test.step", 3, after: null, default);
        var second = await node.DeadLetters.ListAsync("test.step", 3, (first[^1].DiedAt, first[^1].Id), default);
        first.Concat(second).Select(dead => dead.Id).Distinct().Count().ShouldBe(5);
        (await node.DeadLetters.DeleteAsync(first[0].Id, default)).ShouldBeTrue();
        (await node.DeadLetters.GetAsync(first[0].Id, default)).ShouldBeNull();
        Clock.Move(TimeSpan.FromDays(91));
        (await node.Processor.CleanUpAsync(default)).ShouldBe(4);
    }
}
