using Luma.Application.Ehr;
using Npgsql;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>The EHR's opt-out flag as our own kind of entry: it comes and goes with the flag, and touches nobody else's (REM-90).</summary>
internal static class OptOuts
{
    public static async Task ApplyAsync(MergeContext context, NpgsqlConnection connection, List<EhrRow<EhrPatient>> rows, CancellationToken cancellationToken)
    {
        string[] flagged = context.Settings.RespectOptOut ? [.. rows.Where(row => row.Value!.OptedOut).Select(row => row.EhrId)] : [];
        await connection.ExecuteAsync(
            """
            insert into do_not_contact_entries (id, account_id, patient_id, source, reason, created_at, created_by)
            select f.id, $1, p.id, 'EHR', 'Opted out in the EHR', $2, 'ehr'
            from unnest($3::uuid[], $4::text[]) as f (id, ehr_id) join patients p on p.ehr_id = f.ehr_id
            where not exists (select from do_not_contact_entries d where d.patient_id = p.id and d.source = 'EHR' and d.lifted_at is null)
            """,
            cancellationToken, context.AccountId, context.Now, flagged.Select(_ => context.NewId()).ToArray(), flagged);
        await connection.ExecuteAsync(
            """
            update do_not_contact_entries d set lifted_at = $1, lifted_by = 'ehr' from patients p
            where d.patient_id = p.id and d.source = 'EHR' and d.lifted_at is null and p.ehr_id = any($2) and not (p.ehr_id = any($3))
            """,
            cancellationToken, context.Now, rows.Select(row => row.EhrId).ToArray(), flagged);
    }
}
