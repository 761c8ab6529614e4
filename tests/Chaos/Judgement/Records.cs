using Npgsql;

namespace Luma.Chaos.Judgement;

/// <summary>A text that the vendor has.</summary>
internal sealed record VendorText(string Sid, string To, DateTimeOffset At, string Callback);

/// <summary>A reminder as the clinic's database has it.</summary>
internal sealed record ClinicMessage(Guid Id, string Phone, DateTimeOffset PlannedFor, DateTimeOffset DueAt, string State, string? Reason, string? Sid, int Attempt);

/// <summary>Reads both sides' records.</summary>
internal static class Records
{
    public static Task<List<VendorText>> VendorAsync(NpgsqlDataSource vendor) => ReadAsync(
        vendor, "select id, recipient, created_at, callback from sandbox.messages where direction = 'outbound' and channel = 'sms' order by seq",
        row => new VendorText(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3)));

    public static Task<List<ClinicMessage>> ClinicAsync(NpgsqlDataSource clinic) => ReadAsync(
        clinic, """
            select m.id, c.value, m.planned_for, m.due_at, m.state, m.reason, m.provider_message_id, m.attempt
            from outbound_messages m join patient_contacts c on c.patient_id = m.patient_id and c.kind = 'MOBILE'
            where m.purpose <> 'REPLY'
            """,
        row => new ClinicMessage(
            row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3), row.GetString(4),
            row.IsDBNull(5) ? null : row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6), row.GetInt32(7)));

    public static Task<List<string>> AttemptsAsync(NpgsqlDataSource clinic, string phone) => ReadAsync(
        clinic, $"""
            select concat_ws(' ', m.state, m.reason, 'attempt', a.number, a.outcome, a.at::time(3), 'settled', a.settled_at::time(3), a.provider_message_id, a.detail)
            from outbound_messages m join delivery_attempts a on a.message_id = m.id where a.to_value = '{phone}' order by a.at
            """,
        row => row.GetString(0));

    private static async Task<List<T>> ReadAsync<T>(NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> map)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(map(reader));
        return rows;
    }
}
