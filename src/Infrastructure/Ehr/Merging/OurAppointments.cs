using Luma.Domain.Appointments;
using Luma.Domain.Common;
using Luma.Domain.Ehr;
using Npgsql;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>An appointment that we have, with the answer that is on its way to the EHR.</summary>
internal sealed record KnownAppointment(Guid Id, OurAppointment Appointment, AppointmentStatus? PendingPush);

internal static class OurAppointments
{
    /// <summary>Locks what it loads: an answer that comes in meanwhile waits for the merge, instead of being overwritten by it.</summary>
    public static async Task<Dictionary<string, KnownAppointment>> LoadAsync(NpgsqlConnection connection, string[] ehrIds, CancellationToken cancellationToken)
    {
        const string sql = """
            select a.ehr_id, a.id, a.status, a.ehr_status, a.ehr_status_code, a.patient_id, a.provider_id, a.facility_id, a.appointment_type_id, a.start,
                a.local_date, a.duration_minutes, a.known_at, a.deleted_at, a.ehr_hash, a.counted_as_no_show,
                (select p.status from ehr_pushes p where p.appointment_id = a.id and p.state = 'PENDING' order by p.created_at desc, p.id desc limit 1)
            from appointments a where a.ehr_id = any($1) for no key update of a
            """;
        await using var command = connection.Command(sql, [ehrIds]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var known = new Dictionary<string, KnownAppointment>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            var appointment = new OurAppointment(
                EnumCode.Parse<AppointmentStatus>(reader.GetString(2)), Status(reader, 3), Text(reader, 4), reader.GetGuid(5), Id(reader, 6), Id(reader, 7),
                Id(reader, 8), reader.GetFieldValue<DateTimeOffset>(9), reader.GetFieldValue<DateOnly>(10), reader.GetInt32(11),
                reader.GetFieldValue<DateTimeOffset>(12), reader.IsDBNull(13) ? null : reader.GetFieldValue<DateTimeOffset>(13), Text(reader, 14))
            {
                CountedAsNoShow = reader.GetBoolean(15),
            };
            known[reader.GetString(0)] = new(reader.GetGuid(1), appointment, Status(reader, 16));
        }

        return known;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static Guid? Id(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);

    private static AppointmentStatus? Status(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : EnumCode.Parse<AppointmentStatus>(reader.GetString(column));
}
