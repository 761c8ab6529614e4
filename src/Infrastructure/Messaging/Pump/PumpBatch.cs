using Luma.Application.Accounts;
using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.Domain.Reminders;
using Luma.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>One account's batch: decide and write in one transaction, call the vendors outside of any, write the outcomes in another.</summary>
internal sealed class PumpBatch(
    TenantSession session, PumpFacts facts, PumpDecider decider, SendingRate rate, PumpWriter writer, Vendors vendors, Actor actor,
    ISettingsReader settings, IServiceScopeFactory scopes, TimeProvider clock)
{
    public async Task RunAsync(Guid[] ids, string node, CancellationToken cancellationToken)
    {
        var accountId = actor.AccountId!.Value;
        var now = clock.GetUtcNow();
        var reminders = await settings.ReadAsync<ReminderSettings>(accountId, cancellationToken);

        await session.BeginAsync(accountId, cancellationToken);
        await session.PreferIndexesAsync(cancellationToken);
        var candidates = await facts.LoadAsync(ids, node, now, cancellationToken);
        var history = await PumpHistory.LoadAsync(session, candidates, now, cancellationToken);
        var decisions = await decider.DecideAsync(accountId, candidates, history, now, cancellationToken);
        decisions = await rate.ApplyAsync(decisions, now, cancellationToken);
        await writer.WriteAsync(decisions, reminders.LinkHoursAfterVisit, node, now, cancellationToken);
        await session.CompleteAsync(cancellationToken);
        foreach (var decision in decisions) PumpTelemetry.Decided(decision);

        // From here on the messages are SENDING. Were this process to die now, the attempts would be settled by asking the vendor.
        var dispatches = decisions.OfType<PumpDecision.Send>().Select(send => send.Dispatch).ToList();
        if (dispatches.Count == 0) return;
        var outcomes = await vendors.SendAsync(dispatches, CancellationToken.None);

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().IsSystem(accountId);
        await scope.ServiceProvider.GetRequiredService<OutcomeWriter>().WriteAsync(accountId, outcomes, now, CancellationToken.None);
    }
}
