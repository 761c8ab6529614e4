using Luma.Application.Ehr;
using Npgsql;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>Facilities, providers and appointment types: what staff added to them here (instructions, switches) stays.</summary>
internal static class ResourceMerge
{
    public static Task<(int Created, int Updated)> FacilitiesAsync(
        MergeContext context, NpgsqlConnection connection, List<EhrRow<EhrFacility>> rows, CancellationToken cancellationToken) =>
        UpsertAsync(context, connection, "facilities",
            ["name text", "phone text", "address_line text", "city text", "state text", "postal_code text", "time_zone text", "active boolean"], rows,
            facility =>
            [
                facility.Name, facility.Phone, facility.AddressLine, facility.City, facility.State, facility.PostalCode, facility.TimeZone, facility.Active,
            ],
            cancellationToken);

    public static Task<(int Created, int Updated)> ProvidersAsync(
        MergeContext context, NpgsqlConnection connection, List<EhrRow<EhrProvider>> rows, CancellationToken cancellationToken) =>
        UpsertAsync(context, connection, "providers", ["name text", "speciality text", "npi text", "active boolean"], rows,
            provider => [provider.Name, provider.Speciality, provider.Npi, provider.Active], cancellationToken);

    public static Task<(int Created, int Updated)> TypesAsync(
        MergeContext context, NpgsqlConnection connection, List<EhrRow<EhrAppointmentType>> rows, CancellationToken cancellationToken) =>
        UpsertAsync(context, connection, "appointment_types", ["name text", "duration_minutes int", "active boolean"], rows,
            type => [type.Name, type.DurationMinutes, type.Active], cancellationToken);

    private static async Task<(int Created, int Updated)> UpsertAsync<T>(
        MergeContext context, NpgsqlConnection connection, string table, string[] declarations, List<EhrRow<T>> rows, Func<T, object?[]> values,
        CancellationToken cancellationToken)
        where T : class
    {
        await connection.StageAsync(
            $"id uuid, ehr_id text, ehr_hash text, {string.Join(", ", declarations)}",
            rows.Select(row => (object?[])[context.NewId(), row.EhrId, row.Hash, .. values(row.Value!)]), cancellationToken);
        string[] columns = ["ehr_hash", .. declarations.Select(declaration => declaration[..declaration.IndexOf(' ', StringComparison.Ordinal)])];
        var updated = await connection.ExecuteAsync(
            $"update {table} t set {string.Join(", ", columns.Select(column => $"{column} = s.{column}"))}, updated_at = $1 from staged s where t.ehr_id = s.ehr_id",
            cancellationToken, context.Now);
        var created = await connection.ExecuteAsync(
            $"""
            insert into {table} (id, account_id, ehr_id, {string.Join(", ", columns)}, created_at, updated_at)
            select s.id, $2, s.ehr_id, {string.Join(", ", columns.Select(column => $"s.{column}"))}, $1, $1
            from staged s where not exists (select from {table} t where t.ehr_id = s.ehr_id)
            """,
            cancellationToken, context.Now, context.AccountId);
        return (created, updated);
    }
}
