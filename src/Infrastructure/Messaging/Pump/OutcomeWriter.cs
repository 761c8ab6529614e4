using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.Domain.Common;
using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>Writes what the vendors answered: the accepted in sets, the rest one by one.</summary>
internal sealed class OutcomeWriter(TenantSession session, DeliveryLedger ledger, IChangeAnnouncer changes, TimeProvider clock)
{
    private static readonly TimeSpan AskVendorAfter = TimeSpan.FromMinutes(1);

    /// <param name="begunAt">When the attempts were written; tells their month among the partitions.</param>
    public async Task WriteAsync(Guid accountId, IReadOnlyList<SentAttempt> attempts, DateTimeOffset begunAt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await session.BeginAsync(accountId, cancellationToken);
        await AcceptedAsync(attempts, begunAt, now, cancellationToken);
        foreach (var attempt in attempts)
        {
            var (id, number) = (attempt.Dispatch.MessageId, attempt.Dispatch.Attempt);
            switch (attempt.Outcome)
            {
                case DispatchOutcome.Rejected rejected:
                    await ledger.FailAsync(id, number, attempt.Provider, rejected.Failure, rejected.ErrorCode, rejected.Detail, cancellationToken);
                    break;
                case DispatchOutcome.Throttled throttled:
                    await ledger.WaitAsync(id, number, attempt.Provider, throttled.RetryAfter, throttled.ErrorCode, cancellationToken);
                    break;
                case NotBegun:
                    await ledger.NeverSentAsync(id, number, attempt.Provider, cancellationToken);
                    break;
                case DispatchOutcome.Unknown unknown:
                    await ledger.UnknownAsync(id, number, attempt.Provider, now + AskVendorAfter, unknown.Detail, cancellationToken);
                    break;
            }
        }

        changes.Announce(ChangeKind.Activity, attempts.Select(attempt => attempt.Dispatch.MessageId).ToList());
        await session.CompleteAsync(cancellationToken);
    }

    private async Task AcceptedAsync(
        IReadOnlyList<SentAttempt> attempts, DateTimeOffset begunAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sent = attempts.Where(attempt => attempt.Outcome is DispatchOutcome.Accepted).ToList();
        if (sent.Count == 0) return;
        var ids = sent.Select(attempt => attempt.Dispatch.MessageId).ToArray();
        var numbers = sent.Select(attempt => attempt.Dispatch.Attempt).ToArray();
        var providers = sent.Select(attempt => attempt.Provider).ToArray();
        var providerIds = sent.Select(attempt => ((DispatchOutcome.Accepted)attempt.Outcome).ProviderMessageId).ToArray();

        await using var batch = new NpgsqlBatch(session.Connection);
        // A report may have come before the vendor's own answer: then the state stands, and so does the claim of whoever has the retry by now.
        batch.BatchCommands.Add(Sql.Batch("""
            update outbound_messages m
            set state = case when m.state = 'SENDING' then 'SENT' else m.state end, sent_at = coalesce(m.sent_at, $1), provider = r.provider,
                provider_message_id = r.provider_id, updated_at = $1,
                claimed_by = case when m.state = 'SENDING' then null else m.claimed_by end,
                claimed_until = case when m.state = 'SENDING' then null else m.claimed_until end, settle_at = null
            from unnest($2, $3, $4, $5) as r (id, number, provider, provider_id) where m.id = r.id and m.attempt = r.number
            """, now, ids, numbers, providers, providerIds));
        batch.BatchCommands.Add(Sql.Batch("""
            update delivery_attempts a
            set outcome = case when a.outcome in ('SENDING', 'UNKNOWN') then 'SENT' else a.outcome end, provider = r.provider,
                provider_message_id = r.provider_id, settled_at = coalesce(a.settled_at, $1)
            from unnest($2, $3, $4, $5) as r (id, number, provider, provider_id) where a.message_id = r.id and a.number = r.number and a.at = $6
            """, now, ids, numbers, providers, providerIds, begunAt));
        Conversations(batch, sent, now);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private void Conversations(NpgsqlBatch batch, List<SentAttempt> sent, DateTimeOffset now)
    {
        var pairs = sent.Select(attempt => (attempt.Dispatch.To, attempt.Dispatch.From)).Distinct().ToList();
        batch.BatchCommands.Add(Sql.Batch("""
            insert into conversations (id, account_id, contact_value, our_number, last_entry_at, created_at)
            select id, $1, contact_value, our_number, $2, $2 from unnest($3, $4, $5) as r (id, contact_value, our_number)
            order by contact_value, our_number
            on conflict (account_id, contact_value, our_number) do update set last_entry_at = excluded.last_entry_at
            """,
            session.AccountId, now, pairs.Select(_ => Guid.CreateVersion7(now)).ToArray(), pairs.Select(pair => pair.To).ToArray(),
            pairs.Select(pair => pair.From).ToArray()));
        batch.BatchCommands.Add(Sql.Batch("""
            insert into conversation_entries (id, account_id, conversation_id, at, direction, channel, body, provider_message_id, message_id, patient_id)
            select r.id, $1, c.id, $2, 'OUTBOUND', r.channel, r.body, r.provider_id, r.message_id, m.patient_id
            from unnest($3, $4, $5, $6, $7, $8, $9) as r (id, contact_value, our_number, channel, body, provider_id, message_id)
            join conversations c on c.account_id = $1 and c.contact_value = r.contact_value and c.our_number = r.our_number
            join outbound_messages m on m.id = r.message_id
            """,
            session.AccountId, now, sent.Select(_ => Guid.CreateVersion7(now)).ToArray(), sent.Select(attempt => attempt.Dispatch.To).ToArray(),
            sent.Select(attempt => attempt.Dispatch.From).ToArray(), sent.Select(attempt => attempt.Dispatch.Channel.Code()).ToArray(),
            sent.Select(attempt => attempt.Dispatch.Body).ToArray(),
            sent.Select(attempt => ((DispatchOutcome.Accepted)attempt.Outcome).ProviderMessageId).ToArray(),
            sent.Select(attempt => attempt.Dispatch.MessageId).ToArray()));
    }
}
