using System.Globalization;
using Luma.Integrations.Ecw.Catalog;
using Npgsql;

namespace Luma.Integrations.Ecw.Sandbox;

/// <summary>Rows for one table. Values go through text COPY, so that the database decides what they are.</summary>
internal sealed record SeedTable(string Name, string[] Columns)
{
    public List<object?[]> Rows { get; } = [];

    public void Add(params object?[] values) => Rows.Add(values);

    public async Task CopyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", Columns.Select(SqlName.Quote));
        await using var writer = await connection.BeginTextImportAsync($"copy ecw.{SqlName.Quote(Name)} ({columns}) from stdin", cancellationToken);
        foreach (var row in Rows) await writer.WriteAsync(string.Join('\t', row.Select(Text)) + "\n");
    }

    // No value of the seed has a tab, a line end or a backslash.
    private static string Text(object? value) => value switch
    {
        null => "\\N",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
