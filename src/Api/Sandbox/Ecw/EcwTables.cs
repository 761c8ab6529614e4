using System.Globalization;
using System.Text.Json;
using Luma.Infrastructure.Persistence;
using Microsoft.Extensions.Primitives;
using Npgsql;

namespace Luma.Api.Sandbox.Ecw;

/// <summary>Reads and changes rows of any table of schema <c>ecw</c>. Answers are JSON with eCW's own column names, made by the database.</summary>
internal sealed class EcwTables(Databases databases)
{
    private const int MaxRows = 1000;

    public async Task<string> ReadAsync(string name, IQueryCollection query, CancellationToken cancellationToken)
    {
        await using var connection = await databases.App.OpenConnectionAsync(cancellationToken);
        var table = await EcwTable.FindAsync(connection, name, cancellationToken);
        var values = new EcwValues(connection);
        var where = Where(table, query, values);
        var page = $"limit {Number(query, "limit", MaxRows, MaxRows)} offset {Number(query, "offset", 0, int.MaxValue)}";
        return await JsonAsync(values, $"select coalesce(json_agg(t), '[]')::text from (select * from {table.Sql}{where} order by {table.Order} {page}) t", cancellationToken);
    }

    public Task<string> InsertAsync(string name, JsonElement body, CancellationToken cancellationToken) => ChangeAsync(name, async (connection, table) =>
    {
        if (body.ValueKind != JsonValueKind.Array) return await InsertOneAsync(connection, table, body, cancellationToken);
        var rows = new List<string>();
        foreach (var row in body.EnumerateArray().Take(MaxRows + 1))
        {
            if (rows.Count == MaxRows) throw SandboxRefusal.Bad($"At most {MaxRows} rows at a time.");
            rows.Add(await InsertOneAsync(connection, table, row, cancellationToken));
        }

        return $"[{string.Join(',', rows)}]";
    }, cancellationToken);

    public Task<string> UpdateAsync(string name, IQueryCollection query, JsonElement body, CancellationToken cancellationToken) => ChangeAsync(name, (connection, table) =>
    {
        var values = new EcwValues(connection);
        var set = Properties(body).Select(property => (Column: table.Column(property.Name), property.Value)).Select(pair => $"{pair.Column.Sql} = {values.Add(pair.Column, pair.Value)}").ToList();
        if (set.Count == 0) throw SandboxRefusal.Bad("The body names no column to change.");
        var where = Filtered(table, query, values);
        return JsonAsync(values, $"with changed as (update {table.Sql} set {string.Join(", ", set)}{where} returning *) select coalesce(json_agg(t), '[]')::text from (select * from changed order by {table.Order}) t", cancellationToken);
    }, cancellationToken);

    public Task<string> DeleteAsync(string name, IQueryCollection query, CancellationToken cancellationToken) => ChangeAsync(name, async (connection, table) =>
    {
        var values = new EcwValues(connection);
        await using var command = await values.CommandAsync($"delete from {table.Sql}{Filtered(table, query, values)}", cancellationToken);
        return $$"""{"deleted":{{(await command.ExecuteNonQueryAsync(cancellationToken)).ToString(CultureInfo.InvariantCulture)}}}""";
    }, cancellationToken);

    private static async Task<string> InsertOneAsync(NpgsqlConnection connection, EcwTable table, JsonElement row, CancellationToken cancellationToken)
    {
        var values = new EcwValues(connection);
        var columns = Properties(row).Select(property => (Column: table.Column(property.Name), property.Value)).DistinctBy(pair => pair.Column.Name).ToList();
        var sql = columns.Count == 0
            ? $"insert into {table.Sql} default values"
            : $"insert into {table.Sql} ({string.Join(", ", columns.Select(pair => pair.Column.Sql))}) values ({string.Join(", ", columns.Select(pair => values.Add(pair.Column, pair.Value)))})";
        return await JsonAsync(values, $"with made as ({sql} returning *) select to_json(made)::text from made", cancellationToken);
    }

    private static IEnumerable<JsonProperty> Properties(JsonElement row) =>
        row.ValueKind == JsonValueKind.Object ? row.EnumerateObject() : throw SandboxRefusal.Bad("A row is a JSON object of columns.");

    private static string Filtered(EcwTable table, IQueryCollection query, EcwValues values) =>
        Where(table, query, values) is { Length: > 0 } where ? where : throw SandboxRefusal.Bad("Say which rows: at least one ?column=value.");

    /// <summary>Several values of one column are alternatives; an empty one stands for null where the column is no text.</summary>
    private static string Where(EcwTable table, IQueryCollection query, EcwValues values)
    {
        var conditions = new List<string>();
        foreach (var (name, wanted) in query.Where(pair => !IsPaging(pair.Key)))
        {
            var column = table.Column(name);
            conditions.Add($"({string.Join(" or ", wanted.Select(text => string.IsNullOrEmpty(text) ? $"coalesce({column.Sql}::text, '') = ''" : $"{column.Sql} = {values.Add(column, text)}"))})");
        }

        return conditions.Count == 0 ? "" : $" where {string.Join(" and ", conditions)}";
    }

    private static bool IsPaging(string name) => name is "limit" or "offset";

    private static int Number(IQueryCollection query, string name, int fallback, int max)
    {
        if (!query.TryGetValue(name, out StringValues text)) return fallback;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max
            ? number
            : throw SandboxRefusal.Field(name, $"is not a number from 0 to {max}");
    }

    private static async Task<string> JsonAsync(EcwValues values, string sql, CancellationToken cancellationToken)
    {
        await using var command = await values.CommandAsync(sql, cancellationToken);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<string> ChangeAsync(string name, Func<NpgsqlConnection, EcwTable, Task<string>> work, CancellationToken cancellationToken)
    {
        await using var connection = await databases.App.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var table = await EcwTable.FindAsync(connection, name, cancellationToken);
        try
        {
            var answer = await work(connection, table);
            await transaction.CommitAsync(cancellationToken);
            return answer;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.NotNullViolation)
        {
            throw SandboxRefusal.Field(e.ColumnName ?? "", "must not be null");
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            throw new SandboxRefusal(StatusCodes.Status409Conflict, "There is such a row already.");
        }
    }
}
