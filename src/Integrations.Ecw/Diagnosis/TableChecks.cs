using Luma.Integrations.Ecw.Catalog;

namespace Luma.Integrations.Ecw.Diagnosis;

/// <summary>What is there of the tables and columns that are read, and whether they may be.</summary>
internal static class TableChecks
{
    private const string Refresh = "If the site names it otherwise, set Ecw__Names; if it was added or granted later, run docs/ecw/mysql.sql again.";

    public static async Task RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        foreach (var table in EcwTables.All)
        {
            if (examination.Catalog.FindTable(table.Name) is not { } found)
            {
                if (table.Required) examination.Problem(table.Name, "missing, and nothing works without it", Refresh);
                else examination.Note(table.Name, "missing; it is left out", Refresh);
                continue;
            }

            Columns(examination, table);
            if (table.Name == EcwTables.Log) continue;
            await RowsAsync(examination, table, found, cancellationToken);
        }
    }

    private static void Columns(Examination examination, EcwTable table)
    {
        foreach (var column in table.RequiredColumns.Where(column => !examination.Catalog.Has(table.Name, column)))
        {
            var what = $"{table.Name}.{column}";
            if (table.Required) examination.Problem(what, "missing, and nothing works without it", Refresh);
            else examination.Note(what, "missing, so that the whole table is left out", Refresh);
        }

        var absent = table.OptionalColumns.Where(column => !examination.Catalog.Has(table.Name, column)).ToList();
        if (absent.Count > 0) examination.Note(table.Name, $"left out, because missing: {string.Join(", ", absent)}", Refresh);
        if (!examination.Catalog.IsForeign) return;

        foreach (var column in table.RequiredColumns.Concat(table.OptionalColumns))
        {
            if (examination.Catalog.FindColumn(table.Name, column) is { IsText: false, Type: "date" or "time without time zone" or "timestamp without time zone" } strict)
                examination.Problem($"{table.Name}.{column}", $"is a {strict.Type}: one zero date ends the reading of the whole table",
                    "Declare it as text; docs/ecw/mysql.sql does.");
        }
    }

    private static async Task RowsAsync(Examination examination, EcwTable table, EcwCatalog.Table found, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", table.RequiredColumns.Concat(table.OptionalColumns).Select(column => examination.Catalog.FindColumn(table.Name, column)).OfType<EcwCatalog.Column>()
            .Select(column => column.Native == column.Type ? $"{column.Name} {column.Type}" : $"{column.Name} {column.Native} as {column.Type}"));
        var read = table.RequiredColumns.Concat(table.OptionalColumns).Where(column => examination.Catalog.Has(table.Name, column)).Select(column => examination.Catalog.Bare(table.Name, column));
        var (_, failure) = await examination.AskAsync($"select row({string.Join(", ", read)})::text is null from {examination.Catalog.From(table.Name)} limit 1", cancellationToken);
        if (failure is not null)
        {
            examination.Problem(table.Name, $"cannot be read: {failure}", "Check the server, the user mapping and the grants (docs/ecw.md).");
            return;
        }

        var (count, uncounted) = await examination.AskAsync($"select count(*) from {examination.Catalog.From(table.Name)}", cancellationToken);
        examination.Well(found.Name, $"{(uncounted is null ? count[0] + " rows" : "too many rows to count at once")}: {names}");
    }
}
