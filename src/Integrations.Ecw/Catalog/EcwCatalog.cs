using Npgsql;

namespace Luma.Integrations.Ecw.Catalog;

/// <summary>What the schema really has: names as the catalog spells them, and types. Immutable.</summary>
internal sealed class EcwCatalog
{
    private readonly Dictionary<string, Table> _tables;
    private readonly EcwNames _names;
    private readonly string _schema;

    private EcwCatalog(string schema, EcwNames names, Dictionary<string, Table> tables) => (_schema, _names, _tables) = (schema, names, tables);

    public sealed record Table(string Name, IReadOnlyDictionary<string, Column> Columns);

    public sealed record Column(string Name, string Type);

    public static async Task<EcwCatalog> ReadAsync(NpgsqlConnection connection, string schema, EcwNames names, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select table_name::text, column_name::text, data_type::text from information_schema.columns where table_schema = $1 order by 1, ordinal_position",
            connection);
        command.Parameters.Add(new() { Value = schema });
        var columns = new List<(string Table, Column Column)>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken)) columns.Add((reader.GetString(0), new(reader.GetString(1), reader.GetString(2))));
        }

        // Two names that differ only in case can both exist; the first one in the catalog's order counts.
        var tables = columns.GroupBy(row => row.Table, StringComparer.Ordinal)
            .Select(table => new Table(table.Key, table.Select(row => row.Column)
                .DistinctBy(column => column.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase)))
            .DistinctBy(table => table.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);
        return new(schema, names, tables);
    }

    public Table? FindTable(string table) => _tables.GetValueOrDefault(_names.Table(table));

    public Column? FindColumn(string table, string column) => FindTable(table)?.Columns.GetValueOrDefault(_names.Column(table, column));

    public bool Has(string table) => FindTable(table) is not null;

    public bool Has(string table, string column) => FindColumn(table, column) is not null;

    public bool HasAll(string table, params string[] columns) => columns.All(column => Has(table, column));

    /// <summary>The table, qualified and quoted.</summary>
    public string From(string table) =>
        FindTable(table) is { } found ? $"{SqlName.Quote(_schema)}.{SqlName.Quote(found.Name)}" : throw new InvalidOperationException($"No table {table}.");

    /// <summary>The column, quoted.</summary>
    public string Bare(string table, string column) =>
        FindColumn(table, column) is { } found ? SqlName.Quote(found.Name) : throw new InvalidOperationException($"No column {table}.{column}.");

    /// <summary>The column, quoted, of a table that goes by an alias.</summary>
    public string Name(string alias, string table, string column) => $"{alias}.{Bare(table, column)}";

    /// <summary>The column as trimmed text, empty being null; a null where an optional column is missing.</summary>
    public string Text(string alias, string table, string column) =>
        Has(table, column) ? $"nullif(btrim({Name(alias, table, column)}::text), '')" : "null::text";

    /// <summary>A reference: 0 is eCW's way of pointing at nothing.</summary>
    public string Reference(string alias, string table, string column) =>
        Has(table, column) ? $"nullif(nullif(btrim({Name(alias, table, column)}::text), ''), '0')" : "null::text";

    /// <summary>True for rows that are not soft-deleted. The flag is a number here, text there, and null means live.</summary>
    public string Live(string alias, string table, string column) =>
        Has(table, column) ? $"coalesce(lower(btrim({Name(alias, table, column)}::text)), '0') in ('0', '', 'false', 'f', 'n', 'no')" : "true";
}
