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
        await session.PreferIndexesAsync(cancellationToken);
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
        // A webhook about the same message may be at work: who comes second sees what the first has written.
        batch.BatchCommands.Add(Sql.Batch("select from outbound_messages where id = any($1) order by id for update", ids));
        SentEntries.Add(batch, session.AccountId, ids, providerIds, now);
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
            from unnest($2, $3, $4) as r (id, provider, provider_id) where a.id = r.id and a.id = any($2) and a.at = $5
            """, now, sent.Select(attempt => attempt.Dispatch.AttemptId).ToArray(), providers, providerIds, begunAt));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
