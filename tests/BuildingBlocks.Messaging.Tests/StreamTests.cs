using System.Collections.Concurrent;
using System.Globalization;

namespace Luma.BuildingBlocks.Messaging.Tests;

public sealed class StreamTests : MessagingTest
{
    [Fact]
    public async Task Streams_keep_their_order_under_concurrency_and_failures()
    {
        const int Streams = 10;
        const int Each = 15;
        var nodes = new[] { Database.Node(), Database.Node() };
        var failed = new ConcurrentDictionary<string, bool>();
        foreach (var node in nodes)
        {
            node.Script.OnStep = call => call.Text.EndsWith('3') && failed.TryAdd(call.Text, true)
                ? throw new InvalidOperationException("once")
                : Task.CompletedTask;
        }
        await Database.EnqueueAsync([.. Enumerable.Range(0, Streams * Each).Select(index =>
            new Outgoing(new Step($"{index % Streams}:{index / Streams:00}")) { Stream = $"s{index % Streams}" })]);

        for (var round = 0; round < 20 && await Database.WaitingAsync() > 0; round++)
        {
            await Task.WhenAll(nodes.Select(node => node.DrainAsync()));
            Clock.Move(TimeSpan.FromSeconds(10));
        }

        var effects = await Database.EffectsAsync();
        failed.Count.ShouldBe(Streams * 2);
        effects.Count.ShouldBe(Streams * Each);
        foreach (var stream in effects.GroupBy(text => text.Split(':')[0]))
            stream.ShouldBe(stream.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_message_waiting_for_its_next_try_keeps_its_place()
    {
        var node = Database.Node();
        node.Script.OnStep = call => call is { Text: "first", Context.Attempt: 1 } ? throw new InvalidOperationException("once") : Task.CompletedTask;
        await Database.EnqueueAsync(new Outgoing(new Step("first")) { Stream = "s" }, new Outgoing(new Step("second")) { Stream = "s" });

        await node.DrainAsync();
        (await Database.EffectsAsync()).ShouldBeEmpty();
        Clock.MoveTo((await node.Processor.NextDueAsync(default)).ShouldNotBeNull());
        await node.DrainAsync();

        (await Database.EffectsAsync()).ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task A_dead_letter_frees_its_stream()
    {
        var node = Database.Node(options => options.MaxAttempts = 1);
        node.Script.OnStep = call => call.Text == "first" ? throw new InvalidOperationException("always") : Task.CompletedTask;
        await Database.EnqueueAsync(new Outgoing(new Step("first")) { Stream = "s" }, new Outgoing(new Step("second")) { Stream = "s" });

        await node.DrainAsync();

        (await Database.EffectsAsync()).ShouldBe(["second"]);
    }

    [Fact]
    public async Task An_older_message_committed_while_a_younger_one_is_out_waits_for_it()
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await using var slow = await connection.BeginTransactionAsync();
        await Outbox.EnqueueAsync(connection, [new Outgoing(new Step("older")) { Stream = "s" }], Database.Types, Clock, default);
        await Database.EnqueueAsync(new Outgoing(new Step("younger")) { Stream = "s" });
        var node = Database.Node();
        var younger = (await node.ClaimAndDieAsync()).ShouldHaveSingleItem();
        await slow.CommitAsync();

        (await Database.Node().ClaimAndDieAsync()).ShouldBeEmpty();
        (await node.Claims.ParkAsync(default)).ShouldBeTrue("the older one is held up");
        await node.Endings.RetryAsync(younger, Clock.Now, "once", default);
        await Database.Node().DrainAsync();

        (await Database.EffectsAsync()).ShouldBe(["older", "younger"], "given back, the younger one has its turn after the older");
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_claim_in_a_stream()
    {
        await Database.EnqueueAsync(new Outgoing(new Step("1")) { Stream = "s" }, new Outgoing(new Step("2")) { Stream = "s" });

        var error = await Should.ThrowAsync<Npgsql.PostgresException>(() => Database.ExecuteAsync("update messaging.messages set claimed_by = 'x'"));

        error.ConstraintName.ShouldBe("messages_one_of_a_stream");
    }

    [Fact]
    public async Task What_a_stream_holds_up_is_set_aside_and_found_again()
    {
        var dead = Database.Node();
        await Database.EnqueueAsync([.. Steps(30).Select(message => message with { Stream = "s" })]);
        (await dead.ClaimAndDieAsync()).ShouldHaveSingleItem();

        (await dead.Claims.ParkAsync(default)).ShouldBeTrue();
        (await Database.ScalarAsync<long>("select count(*) from messaging.messages where parked")).ShouldBe(29);
        await Database.Node().DrainAsync();

        (await Database.EffectsAsync()).ShouldBe(Numbers(30));
    }

    [Fact]
    public async Task A_message_parked_by_mistake_is_found_by_the_clean_up()
    {
        var node = Database.Node();
        await Database.EnqueueAsync([.. Steps(3).Select(message => message with { Stream = "s" })]);
        await Database.ExecuteAsync("update messaging.messages set parked = true");

        await node.CleanUp.UnparkStrandedAsync(default);
        await node.DrainAsync();

        (await Database.EffectsAsync()).ShouldBe(Numbers(3));
    }

    [Fact]
    public async Task Enqueueing_parking_and_ending_at_the_same_time_strand_nobody()
    {
        var nodes = new[] { Database.Node(Eager), Database.Node(Eager) };
        foreach (var node in nodes)
            await node.StartAsync();
        using var parking = new CancellationTokenSource();
        var parker = Task.Run(async () =>
        {
            while (!parking.IsCancellationRequested)
                await nodes[0].Claims.ParkAsync(default);
        });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async side =>
        {
            for (var index = 0; index < 60; index++)
                await Database.EnqueueAsync(new Outgoing(new Step($"{side}:{index}")) { Stream = $"s{side % 2}" });
        }));
        try
        {
            await Database.EventuallyAsync("count(*) = 240 from effects");
        }
        finally
        {
            await parking.CancelAsync();
            await parker;
        }

        // Each side enqueued one after the other, so each side's order is known.
        foreach (var side in (await Database.EffectsAsync()).GroupBy(text => text[0]))
            side.Select(text => int.Parse(text[2..], CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(0, 60));

        static void Eager(MessagingOptions options) => options.PollInterval = TimeSpan.FromMilliseconds(50);
    }
}
