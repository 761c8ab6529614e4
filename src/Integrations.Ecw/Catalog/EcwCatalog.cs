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

    /// <param name="Native">The type on eCW's side: a foreign column tells it by its comment (docs/ecw/mysql.sql), since dates come as text.</param>
    public sealed record Column(string Name, string Type, string Native)
    {
        public bool IsInteger => Type is "bigint" or "integer" or "smallint";

        /// <summary>Holds dates in the database's own form and nothing else, so that the text of two can be compared.</summary>
        public bool IsDate => Native is "date" or "datetime" or "timestamp" or "timestamp without time zone";

        public bool IsText => Type is "text" or "character varying" or "character";
    }

    /// <summary>The tables stand for those of another server.</summary>
    public bool IsForeign { get; private init; }

    public static async Task<EcwCatalog> ReadAsync(NpgsqlConnection connection, string schema, EcwNames names, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select c.table_name::text, c.column_name::text, c.data_type::text, t.relkind = 'f',
                case when t.relkind = 'f' then col_description(t.oid, c.ordinal_position) end
            from information_schema.columns c join pg_class t on t.relname = c.table_name and t.relnamespace = to_regnamespace(quote_ident(c.table_schema))
            where c.table_schema = $1 order by 1, c.ordinal_position
            """,
            connection);
        command.Parameters.Add(new() { Value = schema });
        var columns = new List<(string Table, Column Column)>();
        var foreign = false;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var type = reader.GetString(2);
                columns.Add((reader.GetString(0), new(reader.GetString(1), type, reader.IsDBNull(4) ? type : reader.GetString(4))));
                foreign |= reader.GetBoolean(3);
            }
        }

        // Two names that differ only in case can both exist; the first one in the catalog's order counts.
        var tables = columns.GroupBy(row => row.Table, StringComparer.Ordinal)
            .Select(table => new Table(table.Key, table.Select(row => row.Column)
                .DistinctBy(column => column.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase)))
            .DistinctBy(table => table.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);
        return new(schema, names, tables) { IsForeign = foreign };
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
    public string Live(string alias, string table, string column)
    {
        if (FindColumn(table, column) is not { } found) return "true";
        var name = Name(alias, table, column);
        return found.IsInteger ? $"({name} = 0 or {name} is null)" : $"coalesce(lower(btrim({name}::text)), '0') in ('0', '', 'false', 'f', 'n', 'no')";
    }

    /// <summary>True where the column is one of the codes. A number is compared as one: a foreign server can do that itself.</summary>
    public string Among(string alias, string table, string column, IReadOnlyCollection<string> codes) =>
        FindColumn(table, column) is { IsInteger: true } && codes.Count > 0 && codes.All(IsNumber)
            ? $"{Name(alias, table, column)} in ({string.Join(", ", codes)})"
            : $"{Text(alias, table, column)} in ({SqlName.Literals(codes.DefaultIfEmpty(""))})";

    /// <summary>True for the rows with these keys, compared in the key's own type.</summary>
    public string Keyed(string alias, string table, string column, IEnumerable<string> ids)
    {
        var name = Name(alias, table, column);
        if (FindColumn(table, column) is not { IsInteger: true } found)
            return $"{(FindColumn(table, column)!.IsText ? name : $"{name}::text")} in ({SqlName.Literals(ids.DefaultIfEmpty(""))})";
        var numbers = ids.Where(IsNumber).ToList();
        return numbers.Count == 0 ? "false" : $"{name} in ({string.Join(", ", numbers.Select(id => $"{SqlName.Literal(id)}::{found.Type}"))})";
    }

    /// <summary>Two keys that should be the same, though one site keeps one of them as text.</summary>
    public string Same(string alias, string table, string column, string otherAlias, string otherTable, string otherColumn)
    {
        var cast = FindColumn(table, column)!.IsText == FindColumn(otherTable, otherColumn)!.IsText ? "" : "::text";
        return $"{Name(alias, table, column)}{cast} = {Name(otherAlias, otherTable, otherColumn)}{cast}";
    }

    private static bool IsNumber(string text) => text.Length is > 0 and <= 18 && text.All(char.IsAsciiDigit);
}
