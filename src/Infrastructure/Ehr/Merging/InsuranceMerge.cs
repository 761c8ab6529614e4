using Luma.Application.Ehr;
using Npgsql;

namespace Luma.Infrastructure.Ehr.Merging;

internal static class InsuranceMerge
{
    /// <summary>An insurance of a patient whom we do not have (deleted, or in quarantine himself) waits in quarantine.</summary>
    public static async Task<(int Created, int Updated)> RunAsync(
        MergeContext context, NpgsqlConnection connection, List<EhrRow<EhrInsurance>> good, List<EhrRow<EhrInsurance>> bad, CancellationToken cancellationToken)
    {
        const string columns = "patient_id, sequence, insurer_name, member_number, group_number, ehr_hash";
        var patients = await References.PatientsAsync(connection, good.Select(row => row.Value!.PatientEhrId), cancellationToken);
        FeedMerge.Reject(good, bad, insurance => patients.ContainsKey(insurance.PatientEhrId) ? null : References.NoPatient("pid", insurance.PatientEhrId));
        await connection.StageAsync(
            "id uuid, ehr_id text, patient_id uuid, sequence int, insurer_name text, member_number text, group_number text, ehr_hash text",
            good.Select(row => (object?[])
            [
                context.NewId(), row.EhrId, patients[row.Value!.PatientEhrId], row.Value.Sequence, row.Value.InsurerName, row.Value.MemberNumber,
                row.Value.GroupNumber, row.Hash,
            ]),
            cancellationToken);
        var updated = await connection.ExecuteAsync(
            $"""
            update patient_insurances t set {string.Join(", ", columns.Split(", ").Select(column => $"{column} = s.{column}"))}, updated_at = $1
            from staged s where t.ehr_id = s.ehr_id
            """,
            cancellationToken, context.Now);
        var created = await connection.ExecuteAsync(
            $"""
            insert into patient_insurances (id, account_id, ehr_id, {columns}, created_at, updated_at)
            select id, $2, ehr_id, {columns}, $1, $1 from staged s where not exists (select from patient_insurances t where t.ehr_id = s.ehr_id)
            """,
            cancellationToken, context.Now, context.AccountId);
        return (created, updated);
    }
}
