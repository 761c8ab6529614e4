using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.Domain.Common;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>Settles attempts of unknown outcome by asking the vendor. Only what the vendor certainly does not have is sent again.</summary>
internal sealed class Settlement(TenantSession session, Vendors vendors, DeliveryLedger ledger, Actor actor, TimeProvider clock)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);

    public async Task RunAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        await session.BeginAsync(actor.AccountId!.Value, cancellationToken);
        var open = await Sql.Command(session.Connection, """
            select m.id, m.attempt, m.channel, m.from_value, m.to_value, m.body, m.language, m.subject, a.at
            from outbound_messages m join delivery_attempts a on a.message_id = m.id and a.number = m.attempt
            where m.id = any($1) and m.state = 'SENDING'
            """, ids)
            .ListAsync(
                row => (Dispatch: new MessageDispatch(row.GetGuid(0), session.AccountId, row.GetInt32(1), EnumCode.Parse<Channel>(row.GetString(2)),
                    row.GetString(3), row.GetString(4), row.Text(5) ?? "", row.Text(6) ?? "en") { Subject = row.Text(7) }, BegunAt: row.Instant(8)),
                cancellationToken);

        foreach (var (dispatch, begunAt) in open)
        {
            var provider = vendors.For(dispatch.Channel);
            var answer = await provider.SettleAsync(dispatch, begunAt, cancellationToken);
            await SettleAsync(dispatch, begunAt, provider.Name, answer, cancellationToken);
        }

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
