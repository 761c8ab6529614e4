using System.Text.Json;
using Luma.Application.Ehr;
using Npgsql;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>Turns the EHR's keys into ours.</summary>
internal static class References
{
    public static Task<Dictionary<string, Guid>> PatientsAsync(NpgsqlConnection connection, IEnumerable<string> ehrIds, CancellationToken cancellationToken) =>
        MapAsync(connection, "select ehr_id, id from patients where ehr_id = any($1)", [ehrIds.Distinct(StringComparer.Ordinal).ToArray()], cancellationToken);

    public static Task<Dictionary<string, Guid>> AllAsync(NpgsqlConnection connection, string table, CancellationToken cancellationToken) =>
        MapAsync(connection, $"select ehr_id, id from {table} where ehr_id is not null", [], cancellationToken);

    public static EhrFault NoPatient(string field, string ehrId) =>
        new(field, "there is no such patient", JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { [field] = ehrId }));

    private static async Task<Dictionary<string, Guid>> MapAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var map = new Dictionary<string, Guid>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken)) map[reader.GetString(0)] = reader.GetGuid(1);
        return map;
    }
}
