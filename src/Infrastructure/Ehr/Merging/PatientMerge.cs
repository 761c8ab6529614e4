using Luma.Application.Ehr;
using Luma.Domain.Ehr;
using Npgsql;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>Patients and how to reach them. The EHR's contacts replace ours (REM-34); what was found out about an unchanged value stays with it.</summary>
internal static class PatientMerge
{
    private const string Columns =
        "mrn, first_name, last_name, date_of_birth, sex, language, deceased, ehr_sms_enabled, ehr_voice_enabled, ehr_email_enabled, ehr_opted_out, ehr_hash";

    public static async Task<(int Created, int Updated)> RunAsync(
        MergeContext context, NpgsqlConnection connection, List<EhrRow<EhrPatient>> rows, CancellationToken cancellationToken)
    {
        await connection.StageAsync(
            """
            id uuid, ehr_id text, mrn text, first_name text, last_name text, date_of_birth date, sex text, language text, deceased boolean,
            ehr_sms_enabled boolean, ehr_voice_enabled boolean, ehr_email_enabled boolean, ehr_opted_out boolean, ehr_hash text
            """,
            rows.Select(row => Values(context, row)), cancellationToken);
        var columns = Columns.Split(", ");
        var updated = await connection.ExecuteAsync(
            $"update patients t set {string.Join(", ", columns.Select(column => $"{column} = s.{column}"))}, updated_at = $1 from staged s where t.ehr_id = s.ehr_id",
            cancellationToken, context.Now);
        var created = await connection.ExecuteAsync(
            $"""
            insert into patients (id, account_id, ehr_id, {Columns}, created_at, updated_at)
            select s.id, $2, s.ehr_id, {string.Join(", ", columns.Select(column => $"s.{column}"))}, $1, $1
            from staged s where not exists (select from patients t where t.ehr_id = s.ehr_id)
            """,
            cancellationToken, context.Now, context.AccountId);
        await connection.ExecuteAsync("drop table staged", cancellationToken);
        await ContactsAsync(context, connection, rows, cancellationToken);
        await OptOuts.ApplyAsync(context, connection, rows, cancellationToken);
        return (created, updated);
    }

    /// <summary>Without ehr.importContactPreferences the EHR's flags say nothing (REM-91).</summary>
    private static object?[] Values(MergeContext context, EhrRow<EhrPatient> row)
    {
        var patient = row.Value!;
        var take = context.Settings.ImportContactPreferences;
        return
        [
            context.NewId(), row.EhrId, patient.Mrn, patient.FirstName, patient.LastName, patient.DateOfBirth, patient.Sex, patient.Language, patient.Deceased,
            take ? patient.SmsEnabled : null, take ? patient.VoiceEnabled : null, take ? patient.EmailEnabled : null, patient.OptedOut, row.Hash,
        ];
    }

    private static async Task ContactsAsync(
        MergeContext context, NpgsqlConnection connection, List<EhrRow<EhrPatient>> rows, CancellationToken cancellationToken)
    {
        await connection.StageAsync(
            "id uuid, ehr_id text, kind text, value text, position int, valid boolean, invalid_reason text",
            rows.SelectMany(row => Contacts(row.Value!).Select((contact, index) => (object?[])
                [context.NewId(), row.EhrId, contact.Kind, contact.Value.Value, index, contact.Value.Valid, contact.Value.InvalidReason])),
            cancellationToken);
        await connection.ExecuteAsync(
            """
            delete from patient_contacts c using patients p
            where c.patient_id = p.id and p.ehr_id = any($1)
              and not exists (select from staged s where s.ehr_id = p.ehr_id and s.kind = c.kind and s.value = c.value)
            """,
            cancellationToken, [rows.Select(row => row.EhrId).ToArray()]);

        // Only the place may change on a value that stays: whether it is valid may since have been learnt from the carrier.
        await connection.ExecuteAsync(
            """
            insert into patient_contacts (id, account_id, patient_id, kind, value, position, valid, invalid_reason, created_at, updated_at)
            select s.id, $1, p.id, s.kind, s.value, s.position, s.valid, s.invalid_reason, $2, $2
            from staged s join patients p on p.ehr_id = s.ehr_id
            on conflict (patient_id, kind, value) do update set position = excluded.position, active = true, updated_at = excluded.updated_at
            """,
            cancellationToken, context.AccountId, context.Now);
        await connection.ExecuteAsync("drop table staged", cancellationToken);
    }

    private static IEnumerable<(string Kind, ContactValue Value)> Contacts(EhrPatient patient)
    {
        if (ContactValues.Phone(patient.MobilePhone) is { } mobile) yield return ("MOBILE", mobile);
        if (ContactValues.Phone(patient.HomePhone) is { } home) yield return ("HOME", home);
        if (ContactValues.Email(patient.Email) is { } email) yield return ("EMAIL", email);
    }
}
