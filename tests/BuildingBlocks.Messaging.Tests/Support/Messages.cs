using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Luma.BuildingBlocks.Messaging.Tests;

/// <summary>Handled in a transaction; writes its text to the table <c>effects</c>.</summary>
[MessageName("test.step")]
public sealed record Step(string Text);

/// <summary>Handled without a transaction.</summary>
[MessageName("test.note")]
public sealed record Note(string Text);

/// <summary>Always fails; allowed two tries.</summary>
[MessageName("test.fragile"), MessageRetry(2, FirstDelaySeconds = 60)]
public sealed record Fragile(string Text);

public sealed record Call(string Text, MessageContext Context, IServiceProvider Services, CancellationToken CancellationToken)
{
    public void Publish(object body) => Services.GetRequiredService<IMessagePublisher>().Publish(body);
}

/// <summary>What handlers do, and what they were asked to.</summary>
public sealed class Script
{
    public Func<Call, Task> OnStep { get; set; } = _ => Task.CompletedTask;

    public Func<Call, Task> OnNote { get; set; } = _ => Task.CompletedTask;

    public ConcurrentQueue<Call> Calls { get; } = new();

    public IReadOnlyList<string> Seen => [.. Calls.Select(call => call.Text)];
}

public sealed class StepHandler(Script script, IServiceProvider services, NpgsqlMessageUnitOfWork work) : IMessageHandler<Step>
{
    public async Task HandleAsync(Step message, MessageContext context, CancellationToken cancellationToken)
    {
        var call = new Call(message.Text, context, services, cancellationToken);
        script.Calls.Enqueue(call);
        await using (var command = new NpgsqlCommand("insert into effects (text) values ($1)", work.Connection))
        {
            command.Parameters.AddWithValue(message.Text);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        await script.OnStep(call);
    }
}

public sealed class NoteHandler(Script script, IServiceProvider services) : IMessageHandler<Note>, INonTransactionalHandler
{
    public Task HandleAsync(Note message, MessageContext context, CancellationToken cancellationToken)
    {
        var call = new Call(message.Text, context, services, cancellationToken);
        script.Calls.Enqueue(call);
        return script.OnNote(call);
    }
}

public sealed class FragileHandler : IMessageHandler<Fragile>
{
    public Task HandleAsync(Fragile message, MessageContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"broke over {message.Text}");
}
