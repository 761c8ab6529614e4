using Luma.Application.Appointments;
using Luma.Application.Ehr;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Appointments;
using Luma.Domain.Common;
using Luma.Domain.Ehr;
using Npgsql;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>Reconciles one batch of appointments: load ours, decide in the domain, write the outcome back in two statements.</summary>
internal sealed class AppointmentMerge(MergeContext context, Calendar calendar)
{
    // A visit's end matters too, to those who ask after it; what lies further back is history.
    private static readonly TimeSpan StillOfInterest = TimeSpan.FromDays(2);

    private const string Columns =
        "patient_id, provider_id, facility_id, appointment_type_id, start, local_date, duration_minutes, status, ehr_status_code, ehr_status, known_at, deleted_at, ehr_hash";

    public async Task<(int Created, int Updated)> RunAsync(
        NpgsqlConnection connection, List<EhrRow<EhrAppointment>> good, List<EhrRow<EhrAppointment>> bad, CancellationToken cancellationToken)
    {
        var patients = await References.PatientsAsync(connection, good.Select(row => row.Value!.PatientEhrId), cancellationToken);
        FeedMerge.Reject(good, bad, visit => patients.ContainsKey(visit.PatientEhrId) ? null : References.NoPatient("patientID", visit.PatientEhrId));
        var ours = await OurAppointments.LoadAsync(connection, [.. good.Select(row => row.EhrId)], cancellationToken);

        var outcomes = new List<Outcome>(good.Count);
        foreach (var row in good) outcomes.Add(Decide(row, patients[row.Value!.PatientEhrId], ours.GetValueOrDefault(row.EhrId)));
        await StoreAsync(connection, outcomes, cancellationToken);
        await AnnounceAsync(connection, [.. outcomes.Where(Announced).Select(outcome => outcome.Id)], cancellationToken);
        return (outcomes.Count(outcome => outcome.New), outcomes.Count(outcome => !outcome.New && outcome.Changes != AppointmentChanges.None));
    }

    /// <summary>Takes away what the EHR no longer has.</summary>
    public async Task<int> DeleteAsync(NpgsqlConnection connection, IReadOnlyList<string> ehrIds, CancellationToken cancellationToken)
    {
        var ours = await OurAppointments.LoadAsync(connection, [.. ehrIds], cancellationToken);
        var outcomes = ours.Select(pair =>
        {
            var gone = Reconcile.Appointment(null, pair.Value.Appointment, context.Mapping, null, context.Now);
            return new Outcome(pair.Value.Id, pair.Key, gone.Appointment!, gone.Changes, pair.Value.Appointment.Start, false);
        }).Where(outcome => outcome.Changes != AppointmentChanges.None).ToList();
        await StoreAsync(connection, outcomes, cancellationToken);
        await AnnounceAsync(connection, [.. outcomes.Where(Announced).Select(outcome => outcome.Id)], cancellationToken);
        return outcomes.Count;
    }

    private sealed record Outcome(Guid Id, string EhrId, OurAppointment Appointment, AppointmentChanges Changes, DateTimeOffset? OldStart, bool New);

    private Outcome Decide(EhrRow<EhrAppointment> row, Guid patientId, KnownAppointment? known)
    {
        var theirs = calendar.Place(row, patientId);

        // With ehr.status.import off the EHR has no say in the status: it is taken to say what it last said.
        if (!context.Settings.ImportStatuses) theirs = theirs with { StatusCode = known?.Appointment.StatusCode };
        if (!context.Mapping.Read(theirs.StatusCode).Mapped) context.Tally.UnmappedCodes.Add(theirs.StatusCode!);
        var next = Reconcile.Appointment(theirs, known?.Appointment, context.Mapping, known?.PendingPush, context.Now);
        return new(known?.Id ?? context.NewId(), row.EhrId, next.Appointment!, next.Changes, known?.Appointment.Start, known is null);
    }

    private bool Announced(Outcome outcome) =>
        outcome.Changes != AppointmentChanges.None
        && (outcome.Appointment.Start > context.Now - StillOfInterest || outcome.OldStart > context.Now - StillOfInterest);

    private async Task StoreAsync(NpgsqlConnection connection, List<Outcome> outcomes, CancellationToken cancellationToken)
    {
        if (outcomes.Count == 0) return;
        await connection.StageAsync(
            """
            id uuid, ehr_id text, is_new boolean, patient_id uuid, provider_id uuid, facility_id uuid, appointment_type_id uuid, start timestamptz,
            local_date date, duration_minutes int, status text, ehr_status_code text, ehr_status text, known_at timestamptz, deleted_at timestamptz, ehr_hash text
            """,
            outcomes.Select(Values), cancellationToken);
        if (outcomes.Exists(outcome => !outcome.New))
        {
            await connection.ExecuteAsync(
                $"update appointments t set {string.Join(", ", Columns.Split(", ").Select(column => $"{column} = s.{column}"))}, updated_at = $1 from staged s where t.id = s.id and not s.is_new",
                cancellationToken, context.Now);
        }

        await connection.ExecuteAsync(
            $"insert into appointments (id, account_id, ehr_id, {Columns}, created_at, updated_at) select id, $2, ehr_id, {Columns}, $1, $1 from staged where is_new",
            cancellationToken, context.Now, context.AccountId);
        await connection.ExecuteAsync("drop table staged", cancellationToken);
    }

    private static object?[] Values(Outcome outcome)
    {
        var it = outcome.Appointment;
        return
        [
            outcome.Id, outcome.EhrId, outcome.New, it.PatientId, it.ProviderId, it.FacilityId, it.TypeId, it.Start, it.LocalDate, it.DurationMinutes,
            it.Status.Code(), it.StatusCode, it.EhrStatus?.Code(), it.KnownAt, it.DeletedAt, it.Hash,
        ];
    }

    private Task AnnounceAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken) =>
        Outbox.EnqueueAsync(
            connection,
            [.. ids.Chunk(AppointmentsChanged.MaxIds).Select(some => new Outgoing(new AppointmentsChanged(some)) { Tenant = context.AccountId })],
            context.Messages, context.Now, cancellationToken);
}
