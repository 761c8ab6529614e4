using Npgsql;

namespace Luma.BuildingBlocks.Messaging.Tests;

public sealed class OutboxTests : MessagingTest
{
    [Fact]
    public async Task A_message_of_a_transaction_that_rolls_back_was_never_there()
    {
        var node = Database.Node();
        await using (var connection = await Database.Source.OpenConnectionAsync())
        await using (await connection.BeginTransactionAsync())
            await Outbox.EnqueueAsync(connection, Steps(3), Database.Types, Clock, CancellationToken.None);

        (await node.DrainAsync()).ShouldBe(0);
        (await Database.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_of_a_backend_killed_before_its_commit_was_never_there()
    {
        var node = Database.Node();
        await using var connection = await Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Outbox.EnqueueAsync(connection, Steps(3), Database.Types, Clock, CancellationToken.None);
        await Database.ExecuteAsync($"select pg_terminate_backend({connection.ProcessID}, 5000)");

        await Should.ThrowAsync<NpgsqlException>(() => transaction.CommitAsync());
        (await node.DrainAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Messages_are_handled_in_the_order_of_enqueueing()
    {
        var node = Database.Node(options => options.MaxConcurrency = 1);
        await Database.EnqueueAsync(Steps(200));

        await node.DrainAsync();

        node.Script.Seen.ShouldBe(Numbers(200));
    }

    [Fact]
    public async Task A_scheduled_message_waits_for_the_applications_clock()
    {
        var node = Database.Node();
        await Database.EnqueueAsync(new Outgoing(new Step("later")) { DueAt = Clock.Now.AddHours(2) });

        await node.DrainAsync();
        node.Script.Seen.ShouldBeEmpty();
        Clock.Move(TimeSpan.FromHours(2));
        await node.DrainAsync();

        node.Script.Seen.ShouldBe(["later"]);
    }

    [Fact]
    public async Task Enqueueing_a_waiting_key_again_only_moves_its_due_time()
    {
        var node = Database.Node();
        await Database.EnqueueAsync(new Outgoing(new Step("first")) { Key = "k", DueAt = Clock.Now.AddMinutes(1) });
        await Database.EnqueueAsync(
            new Outgoing(new Step("second")) { Key = "k", DueAt = Clock.Now.AddMinutes(3) },
            new Outgoing(new Step("third")) { Key = "k", DueAt = Clock.Now.AddMinutes(5) },
            new Outgoing(new Note("other name")) { Key = "k", DueAt = Clock.Now.AddMinutes(5) });

        Clock.Move(TimeSpan.FromMinutes(4));
        (await node.DrainAsync()).ShouldBe(0);
        Clock.Move(TimeSpan.FromMinutes(1));
        await node.DrainAsync();

        node.Script.Seen.ShouldBe(["first", "other name"], ignoreOrder: true);
    }

    [Fact]
    public async Task Enqueueing_a_key_while_its_message_runs_makes_another_message()
    {
        var node = Database.Node();
        node.Script.OnStep = call => call.Text == "running"
            ? Database.EnqueueAsync(new Outgoing(new Step("again")) { Key = "k" })
            : Task.CompletedTask;
        await Database.EnqueueAsync(new Outgoing(new Step("running")) { Key = "k" });

        await node.DrainAsync();

        (await Database.EffectsAsync()).ShouldBe(["running", "again"]);
    }

    [Fact]
    public async Task A_message_whose_key_was_taken_while_it_ran_is_still_tried_again()
    {
        var node = Database.Node();
        node.Script.OnStep = async call =>
        {
            if (call.Text != "running" || call.Context.Attempt > 1)
                return;
            await Database.EnqueueAsync(new Outgoing(new Step("again")) { Key = "k" });
            throw new InvalidOperationException("no luck");
        };
        await Database.EnqueueAsync(new Outgoing(new Step("running")) { Key = "k" });

        await node.DrainAsync();
        Clock.Move(TimeSpan.FromMinutes(1));
        await node.DrainAsync();

        (await Database.EffectsAsync()).ShouldBe(["again", "running"]);
    }

    [Fact]
    public async Task The_same_keys_enqueued_from_many_sides_at_once_neither_deadlock_nor_double()
    {
        var keys = Numbers(50).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async side =>
        {
            for (var round = 0; round < 5; round++)
            {
                string[] order = side % 2 == 0 ? keys : [.. keys.Reverse()];
                await Database.EnqueueAsync([.. order.Select(key => new Outgoing(new Step(key)) { Key = key })]);
            }
        }));

        (await Database.WaitingAsync()).ShouldBe(50);
    }

    [Fact]
    public async Task A_type_without_a_name_is_refused_before_anything_is_written()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() => Database.EnqueueAsync(new Outgoing(new Step("fine")), new Outgoing(Clock)));

        error.Message.ShouldContain(nameof(TestClock));
        (await Database.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task One_transaction_notifies_once_however_often_it_enqueues()
    {
        await using var listener = await Database.Source.OpenConnectionAsync();
        var heard = 0;
        listener.Notification += (_, _) => heard++;
        await using (var listen = new NpgsqlCommand($"listen {Outbox.Channel}", listener))
            await listen.ExecuteNonQueryAsync();
        await using (var connection = await Database.Source.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            for (var round = 0; round < 5; round++)
                await Outbox.EnqueueAsync(connection, Steps(2), Database.Types, Clock, CancellationToken.None);
            await transaction.CommitAsync();
        }

        (await listener.WaitAsync(5000)).ShouldBeTrue();
        await using (var after = new NpgsqlCommand("select 1", listener))
            await after.ExecuteNonQueryAsync();
        heard.ShouldBe(1);
    }

    [Fact]
    public async Task A_body_with_every_kind_of_character_comes_back_as_it_went()
    {
        var node = Database.Node();
        const string Text = "NUL \0, quotes \" ' \\, Ñandú 漢字 🙂, \u2028 line";
        await Database.EnqueueAsync(new Outgoing(new Note(Text)));

        await node.DrainAsync();

        node.Script.Seen.ShouldBe([Text]);
    }
}
