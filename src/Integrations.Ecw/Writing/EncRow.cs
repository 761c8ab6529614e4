using System.Globalization;
using Luma.Application.Ehr;
using Luma.Domain.Appointments;
using Luma.Integrations.Ecw.Catalog;
using Luma.Integrations.Ecw.Reading;
using Npgsql;

namespace Luma.Integrations.Ecw.Writing;

/// <summary>One row of <c>enc</c> in an open transaction. Plain statements only: a foreign table knows neither row locks nor RETURNING.</summary>
internal sealed class EncRow(EcwSession session, EcwNames names, string ehrId)
{
    private const string T = EcwTables.Enc;
    private const string S = EcwTables.StatusCodes;
    private const string L = EcwTables.Log;

    private EcwCatalog Catalog => session.Catalog;

    // The key's own type is kept, so that the comparison can be pushed to the remote side.
    private string IsThis => $"{Catalog.Name("e", T, "encounterID")} = {SqlName.Literal(ehrId)}::{Catalog.FindColumn(T, "encounterID")!.Type}";

    public async Task<EncStatus?> ReadStatusAsync(CancellationToken cancellationToken)
    {
        if (!long.TryParse(ehrId, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return null;
        await using var command = Command(
            $"select {Catalog.Name("e", T, "STATUS")}::text, {Catalog.Live("e", T, "deleteFlag")} from {Catalog.From(T)} e where {IsThis}");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new(reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetBoolean(1)) : null;
    }

    /// <summary>True where the site has no list. A value that only looks like a code would make a second status in eCW (REM-93).</summary>
    public async Task<bool> KnowsCodeAsync(string code, CancellationToken cancellationToken)
    {
        if (!Catalog.Has(S, "code")) return true;

        // Compared here and not there: MySQL's usual collations take Conf for CONF.
        await using var command = Command($"select {Catalog.Name("s", S, "code")}::text from {Catalog.From(S)} s");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (!reader.IsDBNull(0) && reader.GetString(0) == code) return true;
        }

        return false;
    }

    public async Task UpdateAsync(EncStatus seen, EhrStatusWrite write, CancellationToken cancellationToken)
    {
        var set = new List<string> { $"{Catalog.Bare(T, "STATUS")} = {SqlName.Literal(write.Code)}" };
        if (Catalog.Has(T, "visitstscodeid") && await CodeIdAsync(write.Code, cancellationToken) is { } codeId)
            set.Add($"{Catalog.Bare(T, "visitstscodeid")} = {SqlName.Literal(codeId)}");
        if (write.Status == AppointmentStatus.Arrived && Catalog.Has(T, "arrivedTime"))
            set.Add($"{Catalog.Bare(T, "arrivedTime")} = {SqlName.Literal(write.LocalNow.ToString("HH:mm:ss", CultureInfo.InvariantCulture))}");

        var status = Catalog.Name("e", T, "STATUS");
        var unchanged = seen.Code is null ? $"{status} is null" : $"{status} = {SqlName.Literal(seen.Code)}";
        await using var command = Command($"update {Catalog.From(T)} e set {string.Join(", ", set)} where {IsThis} and {unchanged}");
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
            throw new EhrException("The appointment changed in the EHR while its status was being written.");
    }

    public async Task LogAsync(EhrStatusWrite write, CancellationToken cancellationToken)
    {
        string[] columns = ["encounterId", "userId", "date", "time", "actionFlag"];
        if (!Catalog.HasAll(L, columns)) return;
        string[] values =
        [
            ehrId,
            names.LogUserId.ToString(CultureInfo.InvariantCulture),
            write.LocalNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            write.LocalNow.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            names.LogActionFlag.ToString(CultureInfo.InvariantCulture),
        ];
        await using var command = Command(
            $"insert into {Catalog.From(L)} ({string.Join(", ", columns.Select(column => Catalog.Bare(L, column)))}) values ({SqlName.Literals(values)})");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Empty when the row is no longer one that a sync reads.</summary>
    public async Task<string> ReadHashAsync(EhrReading reading, CancellationToken cancellationToken)
    {
        await using var command = Command(AppointmentFeed.Query(Catalog, names, reading, new(default, null, [ehrId])).Changed(everything: true));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetString(1) : "";
    }

    private async Task<string?> CodeIdAsync(string code, CancellationToken cancellationToken)
    {
        if (!Catalog.HasAll(S, "code", "CodeId")) return null;
        await using var command = Command(
            $"select {Catalog.Name("s", S, "CodeId")}::text from {Catalog.From(S)} s where {Catalog.Name("s", S, "code")} = {SqlName.Literal(code)}");
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    private NpgsqlCommand Command(string sql) => new(sql, session.Connection);
}
