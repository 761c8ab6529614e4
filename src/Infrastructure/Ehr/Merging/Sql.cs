using Npgsql;

namespace Luma.Infrastructure.Ehr.Merging;

internal static class Sql
{
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return command;
    }

    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = connection.Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Creates the staging table of one batch and fills it by binary COPY.</summary>
    public static async Task StageAsync(
        this NpgsqlConnection connection, string declaration, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync($"create temp table staged ({declaration}) on commit drop", cancellationToken);
        await using var importer = await connection.BeginBinaryImportAsync("copy staged from stdin (format binary)", cancellationToken);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancellationToken);
            foreach (var value in row)
            {
                if (value is null) await importer.WriteNullAsync(cancellationToken);
                else await importer.WriteAsync(value, cancellationToken);
            }
        }

        await importer.CompleteAsync(cancellationToken);
    }
}
