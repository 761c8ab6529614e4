using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>One try of one message: read it, run its handlers, end it. Never throws.</summary>
internal sealed class MessageRunner(
    IServiceScopeFactory scopes, MessageTypes types, HandlerMap handlers, RetryPolicy retries, EndingStore store, Endings endings,
    Acknowledgements acknowledgements, Leases leases, IMessageSignal signal)
{
    /// <param name="held">The claim; it is released when the message has ended, which may be after this returns.</param>
    /// <param name="stop">Stops handlers that do not end by themselves; their message is given back.</param>
    public async Task RunAsync(Held held, CancellationToken stop)
    {
        var claim = held.Claim;
        if (held.Lost.IsCancellationRequested)
        {
            leases.Release(held);
            return;
        }
        using var activity = Begin(claim);
        MessagingTelemetry.Attempts.Record(claim.Attempt, MessagingTelemetry.Tag(claim.Name));
        var acknowledged = false;
        try
        {
            var type = types.Find(claim.Name);
            if (type is null)
                await endings.BuryAsync(claim, claim.Attempt, $"No message type of this program is named '{claim.Name}'.");
            else if (claim.Attempt > retries.MaxAttempts(type))
                await endings.BuryAsync(claim, claim.Attempt - 1, "Its last try never reported back: the process died, or was away for longer than its lease.");
            else if (Read(claim, type, out var unreadable) is { } message)
                acknowledged = await TryAsync(held, type, message, activity, stop);
            else
                await endings.BuryAsync(claim, claim.Attempt, $"The body is no {type.Name}: {unreadable}");
        }
        finally
        {
            if (!acknowledged)
                leases.Release(held);
        }
    }

    /// <returns>True when its removal is under way with others, and will release it.</returns>
    private async Task<bool> TryAsync(Held held, Type type, object message, Activity? activity, CancellationToken stop)
    {
        var claim = held.Claim;
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(held.Lost, stop);
        try
        {
            var handling = handlers.Find(type) ?? Handling.Nobody;
            if (handling.Transactional)
                await InTransactionAsync(handling, claim, message, cancelled.Token);
            else
                acknowledgements.Add(held, await WithoutTransactionAsync(handling, claim, message, cancelled.Token));
            MessagingTelemetry.Handled.Add(1, MessagingTelemetry.Tag(claim.Name));
            return !handling.Transactional;
        }
        catch (Exception e) when (e is LeaseLostException || held.Lost.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, "lease lost");
            MessagingTelemetry.LostLeases.Add(1, MessagingTelemetry.Tag(claim.Name));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await endings.ReleaseAsync(claim);
        }
        catch (Exception e)
        {
            // Whatever it is, it belongs to this message; the others go on.
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            await endings.FailAsync(claim, type, e);
        }
        return false;
    }

    private async Task InTransactionAsync(Handling handling, Claim claim, object message, CancellationToken cancellationToken)
    {
        // Disposes the unit of work, and so rolls back, before a failure is written down.
        await using var scope = scopes.CreateAsyncScope();
        var publisher = scope.ServiceProvider.GetRequiredService<MessagePublisher>();
        var work = scope.ServiceProvider.GetRequiredService<IMessageUnitOfWork>();
        var context = claim.Context;
        var connection = await work.BeginAsync(context, cancellationToken);
        foreach (var handler in handling.Invokers)
            await handler.InvokeAsync(scope.ServiceProvider, message, context, cancellationToken);
        await work.FlushAsync(cancellationToken);
        publisher.Close();
        if (!await store.RemoveAsync(connection, claim, cancellationToken))
            throw new LeaseLostException();
        // From here on it is the database that decides; a cancelled commit would leave its outcome in the dark.
        await work.CommitAsync(CancellationToken.None);
        if (publisher.Taken)
            signal.Wake();
    }

    private async Task<IReadOnlyList<Outgoing>> WithoutTransactionAsync(
        Handling handling, Claim claim, object message, CancellationToken cancellationToken)
    {
        if (handling.Invokers.Count == 0)
            return [];
        await using var scope = scopes.CreateAsyncScope();
        var publisher = scope.ServiceProvider.GetRequiredService<MessagePublisher>();
        var context = claim.Context;
        foreach (var handler in handling.Invokers)
            await handler.InvokeAsync(scope.ServiceProvider, message, context, cancellationToken);
        var published = publisher.Take();
        publisher.Close();
        return published;
    }

    private object? Read(Claim claim, Type type, out string? problem)
    {
        problem = null;
        try
        {
            var message = types.Deserialize(claim.Body, type);
            problem = message is null ? "it is null." : null;
            return message;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            problem = e.Message;
            return null;
        }
    }

    private static Activity? Begin(Claim claim)
    {
        if (!MessagingTelemetry.Source.HasListeners())
            return null;
        ActivityLink[] cause = ActivityContext.TryParse(claim.TraceParent, null, isRemote: true, out var parent) ? [new ActivityLink(parent)] : [];
        var activity = MessagingTelemetry.Source.StartActivity($"handle {claim.Name}", ActivityKind.Consumer, parentContext: default, links: cause);
        activity?.SetTag("messaging.message.id", claim.Id).SetTag("messaging.attempt", claim.Attempt);
        return activity;
    }
}

/// <summary>Somebody else has the message: roll back, and leave its row alone.</summary>
internal sealed class LeaseLostException() : Exception("The message's lease was lost before its handler had ended.");
