using Npgsql;

namespace Luma.Api.Sandbox.Ecw;

/// <summary>A table of schema <c>ecw</c> as the catalog has it; names are found without regard to case.</summary>
internal sealed record EcwTable(string Name, IReadOnlyDictionary<string, EcwColumn> Columns, string Order)
{
    public string Sql => $"ecw.{Quote(Name)}";

    public static async Task<EcwTable> FindAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod),
                coalesce(a.attnum = any(i.indkey::int2[]), false) as key
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                left join pg_index i on i.indrelid = c.oid and i.indisprimary
            where n.nspname = 'ecw' and c.relkind in ('r', 'f', 'p') and lower(c.relname) = lower($1) order by c.relname, a.attnum
            """,
            connection);
        command.Parameters.Add(new() { Value = name });
        var rows = new List<(string Table, EcwColumn Column)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) rows.Add((reader.GetString(0), new(reader.GetString(1), reader.GetString(2), reader.GetBoolean(3))));
        if (rows.Count == 0) throw SandboxRefusal.NoTable(name);

        var columns = rows.Where(row => row.Table == rows[0].Table).Select(row => row.Column).ToList();
        var keys = columns.Where(column => column.Key).Select(column => Quote(column.Name)).DefaultIfEmpty("1");
        return new(rows[0].Table, columns.ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase), string.Join(", ", keys));
    }

    public EcwColumn Column(string name) => Columns.TryGetValue(name, out var column) ? column : throw SandboxRefusal.Field(name, $"is no column of {Name}");

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

internal sealed record EcwColumn(string Name, string Type, bool Key)
{
    public string Sql => EcwTable.Quote(Name);

    /// <summary>A parameter that arrives as text and becomes what the column is.</summary>
    public string Parameter(int position) => $"${position}::text::{Type}";
}
