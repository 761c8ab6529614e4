using Luma.Application.Accounts;
using Luma.Application.Messaging;
using Luma.Domain.Common;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>The states of messages and attempts after the vendor was called. A final state never moves back.</summary>
internal sealed class DeliveryLedger(TenantSession session, ISettingsReader settings, TimeProvider clock) : IDeliveryLedger
{
    public async Task FailAsync(
        Guid messageId, int attempt, string provider, DeliveryFailure failure, string? errorCode, string? detail, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await LockAsync(messageId, cancellationToken) is not { } message) return;
        var failures = await CountFailuresAsync(messageId, message.To, cancellationToken) + 1;
        var retries = await settings.ReadAsync<RetrySettings>(session.AccountId, cancellationToken);
        var decision = RetryPolicy.After(message.Channel, failure, failures, retries);
        // What is to be repeated leaves its contact among those that another try may use; any other failure uses it up.
        var prefix = decision is RetryDecision.SameContact ? "transient: " : "";
        if (!await EndAttemptAsync(messageId, attempt, provider, "FAILED", errorCode ?? failure.Code(), prefix + detail, now, cancellationToken)) return;
        await new ContactMarks(session).AfterFailureAsync(message, failure, errorCode, now, cancellationToken);
        if (message.State == MessageState.Delivered || attempt != message.Attempt) return;

        switch (decision)
        {
            case RetryDecision.SameContact again:
                await PlanAgainAsync(messageId, now + again.After, Reasons.RetryWaiting, now, cancellationToken);
                break;
            case RetryDecision.NextContact:
                await PlanAgainAsync(messageId, now, Reasons.RetryWaiting, now, cancellationToken);
                break;
            default:
                var refused = failure is DeliveryFailure.Configuration or DeliveryFailure.Permanent or DeliveryFailure.Filtered;
                await EndAsync(messageId, refused ? MessageState.Failed : MessageState.Undelivered,
                    refused ? Reasons.VendorRefused : Reasons.Undelivered, now, cancellationToken);
                break;
        }
    }

    public async Task SentAsync(Guid messageId, int attempt, string provider, string providerMessageId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await LockAsync(messageId, cancellationToken) is not { } message) return;
        await EnterAsync(message, attempt, providerMessageId, now, cancellationToken);
        await Sql.Command(session.Connection, """
            update outbound_messages set state = 'SENT', sent_at = coalesce(sent_at, $3), provider = $4, provider_message_id = $5,
                claimed_by = null, claimed_until = null, settle_at = null, updated_at = $3
            where id = $1 and attempt = $2 and state = 'SENDING'
            """, messageId, attempt, now, provider, providerMessageId).RunAsync(cancellationToken);
        await Sql.Command(session.Connection, """
            update delivery_attempts set outcome = 'SENT', provider = $3, provider_message_id = $4, settled_at = $5
            where message_id = $1 and number = $2 and outcome in ('SENDING', 'UNKNOWN')
            """, messageId, attempt, provider, providerMessageId, now).RunAsync(cancellationToken);
    }

    public async Task DeliveredAsync(Guid messageId, int attempt, string provider, string providerMessageId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await LockAsync(messageId, cancellationToken) is not { } message) return;
        await EnterAsync(message, attempt, providerMessageId, now, cancellationToken);
        // Also when a retry was planned meanwhile: the late receipt makes it needless (REM-44).
        await Sql.Command(session.Connection, """
            update outbound_messages set state = 'DELIVERED', reason = null, sent_at = coalesce(sent_at, $2), provider = $3,
                provider_message_id = $4, claimed_by = null, claimed_until = null, settle_at = null, updated_at = $2
            where id = $1 and state <> 'DELIVERED'
            """, messageId, now, provider, providerMessageId).RunAsync(cancellationToken);
        await Sql.Command(session.Connection, """
            update delivery_attempts set outcome = 'DELIVERED', provider = $3, provider_message_id = $4, settled_at = $5
            where message_id = $1 and number = $2 and outcome <> 'DELIVERED'
            """, messageId, attempt, provider, providerMessageId, now).RunAsync(cancellationToken);
        await new ContactMarks(session).AfterDeliveryAsync(message, now, cancellationToken);
    }

    /// <summary>The vendor asked for patience: not a failure of the contact.</summary>
    public Task WaitAsync(Guid messageId, int attempt, string provider, TimeSpan wait, string? errorCode, CancellationToken cancellationToken) =>
        NotSentAsync(
            messageId, attempt, provider, wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1), Reasons.VendorBusy, errorCode, null, cancellationToken);

    /// <summary>Nobody knows whether the vendor has it: it stays SENDING, and the vendor is asked later.</summary>
    public async Task UnknownAsync(Guid messageId, int attempt, string provider, DateTimeOffset settleAt, string detail, CancellationToken cancellationToken)
    {
        await Sql.Command(session.Connection, """
            update outbound_messages set settle_at = $3, claimed_by = null, claimed_until = null
            where id = $1 and attempt = $2 and state = 'SENDING'
            """, messageId, attempt, settleAt).RunAsync(cancellationToken);
        await Sql.Command(session.Connection, """
            update delivery_attempts set outcome = 'UNKNOWN', provider = $3, detail = $4 where message_id = $1 and number = $2 and outcome = 'SENDING'
            """, messageId, attempt, provider, detail).RunAsync(cancellationToken);
    }

    /// <summary>The vendor certainly never got the attempt: its message may go again.</summary>
    public Task NeverSentAsync(Guid messageId, int attempt, string provider, CancellationToken cancellationToken) => NotSentAsync(
        messageId, attempt, provider, TimeSpan.Zero, Reasons.RetryWaiting, null, "The vendor does not know the attempt.", cancellationToken);

    /// <summary>The vendor never said. A patient who may have the text must not get it twice; staff see the reason.</summary>
    public async Task GiveUpAsync(Guid messageId, int attempt, string provider, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await LockAsync(messageId, cancellationToken) is null) return;
        if (!await CloseOpenAttemptAsync(messageId, attempt, provider, "UNKNOWN", null, "The vendor never said.", now, cancellationToken)) return;
        await EndAsync(messageId, MessageState.Failed, Reasons.OutcomeUnknown, now, cancellationToken);
    }

    private async Task NotSentAsync(
        Guid messageId, int attempt, string provider, TimeSpan wait, Reason reason, string? errorCode, string? detail, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await LockAsync(messageId, cancellationToken) is null) return;
        if (!await CloseOpenAttemptAsync(messageId, attempt, provider, "NOT_SENT", errorCode, detail, now, cancellationToken)) return;
        await PlanAgainAsync(messageId, now + wait, reason, now, cancellationToken);
    }

    private Task EndAsync(Guid messageId, MessageState state, Reason reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        Sql.Command(session.Connection, """
            with ended as (
                update outbound_messages set state = $2, reason = $3, claimed_by = null, claimed_until = null, settle_at = null, updated_at = $4
                where id = $1 returning id)
            update open_questions set closed_at = $4, closed_reason = 'not delivered' where message_id in (select id from ended) and closed_at is null
            """, messageId, state.Code(), reason.Code, now).RunAsync(cancellationToken);

    private Task PlanAgainAsync(Guid messageId, DateTimeOffset dueAt, Reason reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        Sql.Command(session.Connection, """
            update outbound_messages set state = 'PLANNED', rate_slot = null, due_at = $2, reason = $3, claimed_by = null, claimed_until = null, settle_at = null,
                updated_at = $4
            where id = $1 and state in ('SENDING', 'SENT', 'UNDELIVERED')
            """, messageId, dueAt, reason.Code, now).RunAsync(cancellationToken);

    /// <returns>False when the attempt had ended before: the report is a repetition.</returns>
    private async Task<bool> EndAttemptAsync(
        Guid messageId, int attempt, string provider, string outcome, string? errorCode, string? detail, DateTimeOffset now, CancellationToken cancellationToken) =>
        await Sql.Command(session.Connection, """
            update delivery_attempts set outcome = $3, provider = $4, error_code = $5, detail = $6, settled_at = $7
            where message_id = $1 and number = $2 and outcome in ('SENDING', 'SENT', 'UNKNOWN')
            """, messageId, attempt, outcome, provider, errorCode, detail, now).RunAsync(cancellationToken) > 0;

    /// <returns>False when something was heard of the attempt meanwhile: that outweighs not knowing.</returns>
    private async Task<bool> CloseOpenAttemptAsync(
        Guid messageId, int attempt, string provider, string outcome, string? errorCode, string? detail, DateTimeOffset now, CancellationToken cancellationToken) =>
        await Sql.Command(session.Connection, """
            update delivery_attempts set outcome = $3, provider = $4, error_code = $5, detail = $6, settled_at = $7
            where message_id = $1 and number = $2 and outcome in ('SENDING', 'UNKNOWN')
            """, messageId, attempt, outcome, provider, errorCode, detail, now).RunAsync(cancellationToken) > 0;

    private async Task<int> CountFailuresAsync(Guid messageId, string to, CancellationToken cancellationToken) =>
        (await Sql.Command(session.Connection,
                "select count(*)::int from delivery_attempts where message_id = $1 and to_value = $2 and outcome = 'FAILED'", messageId, to)
            .ListAsync(row => row.GetInt32(0), cancellationToken))[0];

    // Most reports are about what the call's own answer has entered already. A late word about an earlier attempt is no news either.
    private async Task EnterAsync(LedgerMessage message, int attempt, string providerMessageId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (attempt != message.Attempt || message.ProviderMessageId == providerMessageId) return;
        await using var batch = new NpgsqlBatch(session.Connection);
        SentEntries.Add(batch, session.AccountId, [message.Id], [providerMessageId], now);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<LedgerMessage?> LockAsync(Guid messageId, CancellationToken cancellationToken) =>
        (await Sql.Command(session.Connection, """
            select id, patient_id, state, attempt, channel, to_value, from_value, provider_message_id from outbound_messages
            where id = $1 and channel is not null for update
            """, messageId)
            .ListAsync(
                row => new LedgerMessage(row.GetGuid(0), row.Id(1), EnumCode.Parse<MessageState>(row.GetString(2)), row.GetInt32(3),
                    EnumCode.Parse<Channel>(row.GetString(4)), row.GetString(5), row.GetString(6), row.Text(7)),
                cancellationToken)).SingleOrDefault();
}

internal sealed record LedgerMessage(
    Guid Id, Guid? PatientId, MessageState State, int Attempt, Channel Channel, string To, string From, string? ProviderMessageId);
