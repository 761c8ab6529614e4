using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.Messaging.Tests;

public sealed class HandlingTests : MessagingTest
{
    [Fact]
    public async Task What_a_handler_publishes_is_stored_with_its_effects()
    {
        var node = Database.Node();
        node.Script.OnStep = call =>
        {
            if (call.Text == "cause")
                call.Publish(new Step("consequence"));
            return Task.CompletedTask;
        };
        await Database.EnqueueAsync(new Outgoing(new Step("cause")));

        (await node.DrainAsync()).ShouldBe(2);

        (await Database.EffectsAsync()).ShouldBe(["cause", "consequence"]);
    }

    [Fact]
    public async Task What_a_failing_handler_did_and_published_is_undone()
    {
        var node = Database.Node();
        node.Script.OnStep = call =>
        {
            if (call.Context.Attempt > 1)
                return Task.CompletedTask;
            call.Publish(new Note("never"));
            throw new InvalidOperationException("no luck");
        };
        await Database.EnqueueAsync(new Outgoing(new Step("once")));

        await node.DrainAsync();
        (await Database.EffectsAsync()).ShouldBeEmpty();
        Clock.Move(TimeSpan.FromMinutes(1));
        await node.DrainAsync();

        (await Database.EffectsAsync()).ShouldBe(["once"]);
        node.Script.Seen.ShouldBe(["once", "once"]);
    }

    [Fact]
    public async Task What_a_handler_without_transaction_publishes_is_stored_too()
    {
        var node = Database.Node();
        node.Script.OnNote = call =>
        {
            if (call.Text == "cause")
                call.Publish(new Note("consequence"));
            return Task.CompletedTask;
        };
        await Database.EnqueueAsync(new Outgoing(new Note("cause")) { Stream = "s" });

        (await node.DrainAsync()).ShouldBe(2);

        node.Script.Seen.ShouldBe(["cause", "consequence"]);
    }

    [Fact]
    public async Task Several_handlers_of_one_message_share_its_transaction()
    {
        var node = Database.Node(options => options.Handlers.Add(typeof(SecondStepHandler)));
        await Database.EnqueueAsync(new Outgoing(new Step("both")));

        await node.DrainAsync();
        (await Database.EffectsAsync()).ShouldBeEmpty("the second handler failed, so the first one's effect must go too");
        Clock.Move(TimeSpan.FromMinutes(1));
        await node.DrainAsync();

        (await Database.EffectsAsync()).ShouldBe(["both"]);
        (await Database.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Publishing_after_the_flush_throws()
    {
        var node = Database.Node();
        IMessagePublisher? kept = null;
        node.Script.OnStep = call =>
        {
            kept = call.Services.GetRequiredService<IMessagePublisher>();
            return Task.CompletedTask;
        };
        await Database.EnqueueAsync(new Outgoing(new Step("one")));
        await node.DrainAsync();

        Should.Throw<InvalidOperationException>(() => kept!.Publish(new Note("late"))).Message.ShouldContain("lost");
    }

    [Fact]
    public async Task A_unit_of_work_that_forgets_to_store_what_was_published_fails_the_message()
    {
        var node = Database.Node(sabotage: new Sabotage { At = Moment.AfterFlush, Act = _ => Task.CompletedTask });
        node.Script.OnStep = call =>
        {
            // Behind the unit of work's back: it flushes, and only then is something published.
            call.Services.GetRequiredService<MessagePublisher>().Close();
            call.Publish(new Note("late"));
            return Task.CompletedTask;
        };
        await Database.EnqueueAsync(new Outgoing(new Step("one")));

        await node.DrainAsync();

        (await Database.EffectsAsync()).ShouldBeEmpty();
        (await Database.WaitingAsync()).ShouldBe(1, "it waits for its next try");
        var publisher = new MessagePublisher();
        publisher.Publish(new Note("forgotten"));
        Should.Throw<InvalidOperationException>(publisher.Close).Message.ShouldContain("without storing 1");
    }

    [Fact]
    public async Task The_context_says_what_is_known()
    {
        var tenant = Guid.CreateVersion7();
        var node = Database.Node();
        var due = Clock.Now.AddMinutes(-1);
        await Database.EnqueueAsync(new Outgoing(new Note("x")) { Tenant = tenant, Stream = "s", DueAt = due });

        await node.DrainAsync();

        var context = node.Script.Calls.ShouldHaveSingleItem().Context;
        context.ShouldBe(new MessageContext
        {
            Id = context.Id, Name = "test.note", Tenant = tenant, Stream = "s", Attempt = 1, EnqueuedAt = Clock.Now, DueAt = due,
        });
    }

    [Fact]
    public async Task A_message_that_nobody_handles_is_done_when_read()
    {
        var node = Database.Node(options => options.Handlers.Remove(typeof(NoteHandler)));
        await Database.EnqueueAsync(new Outgoing(new Note("unheard")));

        (await node.DrainAsync()).ShouldBe(1);

        (await Database.WaitingAsync()).ShouldBe(0);
    }

    private sealed class SecondStepHandler : IMessageHandler<Step>
    {
        public Task HandleAsync(Step message, MessageContext context, CancellationToken cancellationToken) =>
            context.Attempt == 1 ? throw new InvalidOperationException("the second fails") : Task.CompletedTask;
    }
}
