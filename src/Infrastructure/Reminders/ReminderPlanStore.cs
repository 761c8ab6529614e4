using Luma.Application.Reminders;
using Luma.Domain.Appointments;
using Luma.Domain.Common;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Planning;
using Luma.Domain.Reminders;
using Luma.Infrastructure.Messaging;
using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Infrastructure.Reminders;

/// <summary>Plans in sets: two reads and at most three writes, however many visits.</summary>
public sealed class ReminderPlanStore(TenantSession session) : IReminderPlanStore
{
    public async Task<IReadOnlyList<PlannableVisit>> LoadAsync(
        IReadOnlyList<Guid> appointmentIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var visits = await LoadVisitsAsync(appointmentIds, now, cancellationToken);
        var plans = await LoadPlansAsync([.. visits.Select(visit => visit.Id)], cancellationToken);
        return [.. visits.Select(visit => visit with { Plans = [.. plans[visit.Id]] })];
    }

    public async Task ApplyAsync(IReadOnlyList<VisitPlanChanges> changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inserts = changes.SelectMany(change => change.Changes.OfType<PlanChange.Insert>(), (change, insert) => (change, insert.Message)).ToList();
        var replans = changes.SelectMany(change => change.Changes.OfType<PlanChange.Replan>()).ToList();
        var cancels = changes.SelectMany(change => change.Changes.OfType<PlanChange.Cancel>()).ToList();
        await using var batch = new NpgsqlBatch(session.Connection);
        if (inserts.Count > 0) batch.BatchCommands.Add(Insert(inserts, now));
        if (replans.Count > 0) batch.BatchCommands.Add(Replan(replans, now));
        if (cancels.Count > 0) batch.BatchCommands.Add(Cancel(cancels, now));
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private Task<List<PlannableVisit>> LoadVisitsAsync(IReadOnlyList<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        Sql.Command(session.Connection, """
            select a.id, a.patient_id, a.start, a.local_date, coalesce(f.time_zone, c.time_zone), a.status, a.deleted_at is not null,
                a.reminders_blocked, a.known_at, a.created_at,
                case when not f.reminders_enabled then 'facility' when not p.reminders_enabled then 'provider'
                     when not t.reminders_enabled then 'appointment type' end
            from appointments a
            join accounts c on c.id = a.account_id
            left join facilities f on f.id = a.facility_id
            left join providers p on p.id = a.provider_id
            left join appointment_types t on t.id = a.appointment_type_id
            where a.id = any($1) or (a.start > $2 and a.patient_id in (select patient_id from appointments where id = any($1)))
            """, ids.ToArray(), now)
        .ListAsync(
            row => new PlannableVisit(row.GetGuid(0), row.GetGuid(1), row.Instant(2), row.GetFieldValue<DateOnly>(3),
                TimeZoneInfo.FindSystemTimeZoneById(row.GetString(4)), EnumCode.Parse<AppointmentStatus>(row.GetString(5)),
                row.GetBoolean(6), row.GetBoolean(7), row.Instant(8), row.Text(10), row.Instant(9)),
            cancellationToken);

    private async Task<ILookup<Guid, StoredPlan>> LoadPlansAsync(Guid[] appointmentIds, CancellationToken cancellationToken)
    {
        var plans = await Sql.Command(session.Connection, """
            select appointment_id, id, step, anchor, state, reason, planned_for, attempt, template
            from outbound_messages where appointment_id = any($1) and automation = $2
            """, appointmentIds, ReminderCadence.Name)
        .ListAsync(
            row => (Appointment: row.GetGuid(0), Plan: new StoredPlan(row.GetGuid(1), row.GetString(2), row.GetString(3),
                EnumCode.Parse<MessageState>(row.GetString(4)), Reasons.Find(row.Text(5)), row.Instant(6), row.GetInt32(7), row.Text(8))),
            cancellationToken);
        return plans.ToLookup(pair => pair.Appointment, pair => pair.Plan);
    }

    private NpgsqlBatchCommand Insert(List<(VisitPlanChanges Change, PlannedMessage Message)> rows, DateTimeOffset now) => Sql.Batch("""
        insert into outbound_messages (id, account_id, patient_id, appointment_id, purpose, automation, step, anchor, template,
            planned_for, due_at, state, reason, explanation, created_at, updated_at)
        select id, $1, patient_id, appointment_id, purpose, $2, step, anchor, template, due_at, due_at, state, reason, explanation::jsonb, $3, $3
        from unnest($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            as r (id, patient_id, appointment_id, purpose, step, anchor, template, due_at, state, reason, explanation)
        on conflict (account_id, automation, step, anchor) do nothing
        """,
        session.AccountId, ReminderCadence.Name, now, Column(rows, _ => Guid.CreateVersion7(now)), Column(rows, row => row.Change.Visit.PatientId),
        Column(rows, row => row.Change.Visit.Id), Column(rows, row => row.Message.Step.Purpose.Code()), Column(rows, row => row.Message.Step.Name),
        Column(rows, row => row.Change.AnchorKey), Column(rows, row => row.Message.Step.Template), Column(rows, row => row.Message.DueAt),
        Column(rows, row => State(row.Message)), Column(rows, row => row.Message.Skip?.Code), Column(rows, row => Explain(row.Message)));

    private static NpgsqlBatchCommand Replan(List<PlanChange.Replan> rows, DateTimeOffset now) => Sql.Batch("""
        update outbound_messages m
        set template = r.template, planned_for = r.due_at, due_at = r.due_at, state = r.state, reason = r.reason,
            explanation = r.explanation::jsonb, rate_slot = null, updated_at = $1
        from unnest($2, $3, $4, $5, $6, $7) as r (id, template, due_at, state, reason, explanation)
        where m.id = r.id and m.attempt = 0 and m.state in ('PLANNED', 'SKIPPED', 'CANCELLED')
        """,
        now, Column(rows, row => row.Id), Column(rows, row => row.Message.Step.Template), Column(rows, row => row.Message.DueAt),
        Column(rows, row => State(row.Message)), Column(rows, row => row.Message.Skip?.Code), Column(rows, row => Explain(row.Message)));

    private static NpgsqlBatchCommand Cancel(List<PlanChange.Cancel> rows, DateTimeOffset now) => Sql.Batch("""
        update outbound_messages m
        set state = 'CANCELLED', reason = r.reason, explanation = r.explanation::jsonb, updated_at = $1
        from unnest($2, $3, $4) as r (id, reason, explanation)
        where m.id = r.id and m.attempt = 0 and m.state in ('PLANNED', 'SKIPPED')
        """,
        now, Column(rows, row => row.Id), Column(rows, row => row.Reason.Code),
        Column(rows, row => Explanations.Json("plan", "cancel", row.Reason.Sentence)));

    private static TColumn[] Column<TRow, TColumn>(List<TRow> rows, Func<TRow, TColumn> value) => [.. rows.Select(value)];

    private static string State(PlannedMessage message) => (message.Skip is null ? MessageState.Planned : MessageState.Skipped).Code();

    private static string Explain(PlannedMessage message) =>
        message.Skip is { } reason ? Explanations.Json("plan", "skip", message.Detail ?? reason.Sentence) : "[]";
}
