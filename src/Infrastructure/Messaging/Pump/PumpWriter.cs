using Luma.Domain.Common;
using Luma.Domain.Messaging;
using Luma.Domain.Reminders;
using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>Writes a batch's decisions, in sets. What is to be sent is SENDING, with its attempt and its question, before the vendor is called.</summary>
internal sealed class PumpWriter(TenantSession session)
{
    public async Task WriteAsync(
        IReadOnlyList<PumpDecision> decisions, int linkHours, string node, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(session.Connection);
        var skips = decisions.OfType<PumpDecision.Skip>().ToList();
        var defers = decisions.OfType<PumpDecision.Defer>().ToList();
        var sends = decisions.OfType<PumpDecision.Send>().ToList();
        if (skips.Count > 0) batch.BatchCommands.Add(Skip(skips, now));
        if (defers.Count > 0) batch.BatchCommands.Add(Defer(defers, now));
        if (sends.Count > 0)
        {
            batch.BatchCommands.Add(Sending(sends, node, now));
            batch.BatchCommands.Add(Attempts(sends, now));
            Questions(batch, sends, now);
            Links(batch, sends, linkHours, now);
        }

        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand Skip(List<PumpDecision.Skip> skips, DateTimeOffset now) => Sql.Batch("""
        update outbound_messages m
        set state = r.state, reason = r.reason, explanation = r.explanation::jsonb, claimed_by = null, claimed_until = null, updated_at = $1
        from unnest($2, $3, $4, $5) as r (id, state, reason, explanation) where m.id = r.id
        """, now, Ids(skips), skips.Select(skip => skip.State.Code()).ToArray(), skips.Select(skip => skip.Reason.Code).ToArray(), Explanation(skips));

    private static NpgsqlBatchCommand Defer(List<PumpDecision.Defer> defers, DateTimeOffset now) => Sql.Batch("""
        update outbound_messages m
        set state = 'PLANNED', due_at = r.until, reason = r.reason, explanation = r.explanation::jsonb,
            rate_slot = case when r.reason = 'sendingRate' then r.until else m.rate_slot end,
            claimed_by = null, claimed_until = null, updated_at = $1
        from unnest($2, $3, $4, $5) as r (id, until, reason, explanation) where m.id = r.id
        """, now, Ids(defers), defers.Select(defer => defer.Until).ToArray(), defers.Select(defer => defer.Reason.Code).ToArray(), Explanation(defers));

    private static NpgsqlBatchCommand Sending(List<PumpDecision.Send> sends, string node, DateTimeOffset now) => Sql.Batch("""
        update outbound_messages m
        set state = 'SENDING', reason = null, explanation = r.explanation::jsonb, channel = r.channel, to_value = r.to_value,
            from_value = r.from_value, language = r.language, subject = r.subject, body = r.body, attempt = r.attempt,
            claimed_by = $1, claimed_until = clock_timestamp() + $2, settle_at = null, updated_at = $3
        from unnest($4, $5, $6, $7, $8, $9, $10, $11, $12) as r (id, explanation, channel, to_value, from_value, language, subject, body, attempt)
        where m.id = r.id
        """,
        node, MessagePump.SendLease, now, Ids(sends), Explanation(sends), sends.Select(send => send.Dispatch.Channel.Code()).ToArray(),
        sends.Select(send => send.Dispatch.To).ToArray(), sends.Select(send => send.Dispatch.From).ToArray(),
        sends.Select(send => send.Dispatch.Language).ToArray(), sends.Select(send => send.Dispatch.Subject).ToArray(),
        sends.Select(send => send.Dispatch.Body).ToArray(), sends.Select(send => send.Dispatch.Attempt).ToArray());

    private NpgsqlBatchCommand Attempts(List<PumpDecision.Send> sends, DateTimeOffset now) => Sql.Batch("""
        insert into delivery_attempts (id, account_id, message_id, number, channel, to_value, from_value, provider, outcome, at)
        select id, $1, message_id, number, channel, to_value, from_value, '', 'SENDING', $2
        from unnest($3, $4, $5, $6, $7, $8) as r (id, message_id, number, channel, to_value, from_value)
        """,
        session.AccountId, now, sends.Select(send => send.Dispatch.AttemptId).ToArray(), Ids(sends),
        sends.Select(send => send.Dispatch.Attempt).ToArray(), sends.Select(send => send.Dispatch.Channel.Code()).ToArray(),
        sends.Select(send => send.Dispatch.To).ToArray(), sends.Select(send => send.Dispatch.From).ToArray());

    // Asked before the vendor is called: the answer may be here before the vendor's own.
    private void Questions(NpgsqlBatch batch, List<PumpDecision.Send> sends, DateTimeOffset now)
    {
        var asking = sends.Where(send => send.Candidate.Visit is not null && send.Candidate.Message.Purpose != Purpose.Reply
            && send.Dispatch.Channel != Channel.Email && send.Takes != AllowedResponses.None).ToList();
        if (asking.Count == 0) return;
        batch.BatchCommands.Add(Sql.Batch("""
            insert into open_questions (id, account_id, kind, contact_value, our_number, patient_id, appointment_id, message_id, accepts, asked_at, expires_at)
            select id, $1, 'APPOINTMENT', contact_value, our_number, patient_id, appointment_id, message_id, accepts, $2, expires_at
            from unnest($3, $4, $5, $6, $7, $8, $9, $10)
                as r (id, contact_value, our_number, patient_id, appointment_id, message_id, accepts, expires_at)
            on conflict (message_id, contact_value) do update set asked_at = excluded.asked_at, closed_at = null, closed_reason = null
            """,
            session.AccountId, now, asking.Select(_ => Guid.CreateVersion7(now)).ToArray(),
            asking.Select(send => send.Dispatch.To).ToArray(), asking.Select(send => send.Dispatch.From).ToArray(),
            asking.Select(send => send.Candidate.PatientId).ToArray(), asking.Select(send => send.Candidate.Message.AppointmentId).ToArray(),
            asking.Select(send => send.Candidate.Message.Id).ToArray(), asking.Select(send => send.Takes.Code()).ToArray(),
            asking.Select(send => send.Candidate.Visit!.Start.AddDays(7)).ToArray()));
    }

    private void Links(NpgsqlBatch batch, List<PumpDecision.Send> sends, int linkHours, DateTimeOffset now)
    {
        var linked = sends.Where(send => send is { Link: not null, Candidate.PatientId: not null }).ToList();
        if (linked.Count == 0) return;
        batch.BatchCommands.Add(Sql.Batch("""
            insert into short_links (code, account_id, patient_id, appointment_id, message_id, expires_at, created_at)
            select code, $1, patient_id, appointment_id, message_id, expires_at, $2
            from unnest($3, $4, $5, $6, $7) as r (code, patient_id, appointment_id, message_id, expires_at)
            """,
            session.AccountId, now, linked.Select(send => send.Link).ToArray(), linked.Select(send => send.Candidate.PatientId!.Value).ToArray(),
            linked.Select(send => send.Candidate.Message.AppointmentId).ToArray(), linked.Select(send => send.Candidate.Message.Id).ToArray(),
            linked.Select(send => (send.Candidate.Visit?.Start ?? now).AddHours(linkHours)).ToArray()));
    }

    private static Guid[] Ids(IEnumerable<PumpDecision> decisions) => [.. decisions.Select(decision => decision.Candidate.Message.Id)];

    private static string[] Explanation(IEnumerable<PumpDecision> decisions) => [.. decisions.Select(decision => Explanations.Json(decision.Explanation))];
}
