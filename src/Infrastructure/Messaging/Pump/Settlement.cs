using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.Domain.Common;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>Settles attempts of unknown outcome by asking the vendor. Only what the vendor certainly does not have is sent again.</summary>
internal sealed class Settlement(TenantSession session, Vendors vendors, Actor actor, IServiceScopeFactory scopes)
{
    public async Task RunAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        var accountId = actor.AccountId!.Value;
        await session.BeginAsync(accountId, cancellationToken);
        var open = await Sql.Command(session.Connection, """
            select m.id, m.attempt, m.channel, m.from_value, m.to_value, m.body, m.language, m.subject, a.at
            from outbound_messages m join delivery_attempts a on a.message_id = m.id and a.number = m.attempt
            where m.id = any($1) and m.state = 'SENDING'
            """, ids)
            .ListAsync(
                row => new OpenAttempt(
                    new(row.GetGuid(0), accountId, row.GetInt32(1), EnumCode.Parse<Channel>(row.GetString(2)), row.GetString(3), row.GetString(4),
                        row.Text(5) ?? "", row.Text(6) ?? "en") { Subject = row.Text(7) },
                    row.Instant(8)),
                cancellationToken);
        await session.CompleteAsync(cancellationToken);

        // Outside of any transaction: a vendor that hangs must not keep the webhooks about the others waiting.
        var answers = await vendors.AskAsync(open, cancellationToken);

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().IsSystem(accountId);
        await scope.ServiceProvider.GetRequiredService<SettlementWriter>().WriteAsync(accountId, answers, cancellationToken);
    }
}

/// <summary>Writes what the vendors said of attempts of unknown outcome.</summary>
internal sealed class SettlementWriter(TenantSession session, DeliveryLedger ledger, TimeProvider clock)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);

    public async Task WriteAsync(Guid accountId, IReadOnlyList<AskedAttempt> answers, CancellationToken cancellationToken)
    {
        await session.BeginAsync(accountId, cancellationToken);
        // In one order, so that two nodes that settle at once wait for each other instead of embracing.
        foreach (var ((dispatch, begunAt), provider, answer) in answers.OrderBy(asked => asked.Attempt.Dispatch.MessageId))
            await SettleAsync(dispatch, begunAt, provider, answer, cancellationToken);
        await session.CompleteAsync(cancellationToken);
    }

    private Task SettleAsync(
        MessageDispatch dispatch, DateTimeOffset begunAt, string provider, SettlementAnswer answer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return answer switch
        {
            SettlementAnswer.Found found => ledger.SentAsync(dispatch.MessageId, dispatch.Attempt, provider, found.ProviderMessageId, cancellationToken),
            SettlementAnswer.NotFound => ledger.NeverSentAsync(dispatch.MessageId, dispatch.Attempt, provider, cancellationToken),
            _ when now - begunAt > GiveUpAfter => ledger.GiveUpAsync(dispatch.MessageId, dispatch.Attempt, provider, cancellationToken),
            _ => ledger.UnknownAsync(dispatch.MessageId, dispatch.Attempt, provider, now + AskAgainAfter, "The vendor could not say.", cancellationToken),
        };
    }
}
