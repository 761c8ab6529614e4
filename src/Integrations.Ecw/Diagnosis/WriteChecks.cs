using Luma.Integrations.Ecw.Catalog;

namespace Luma.Integrations.Ecw.Diagnosis;

/// <summary>Whether a status could be written. The statements are prepared on eCW's side, where the grants are checked, and touch no row.</summary>
internal static class WriteChecks
{
    private const string E = EcwTables.Enc;
    private const string L = EcwTables.Log;

    public static async Task RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (!examination.Options.Writable)
        {
            examination.Note("writing", "switched off: answers are kept in Luma", "When some days of syncs look right, set Ecw__Writable=true.");
            return;
        }

        if (!examination.Catalog.HasAll(E, "encounterID", "STATUS")) return;
        string[] columns = [.. new[] { "STATUS", "visitstscodeid", "arrivedTime" }.Where(column => examination.Catalog.Has(E, column))];
        var set = string.Join(", ", columns.Select(column => $"{examination.Catalog.Bare(E, column)} = {examination.Catalog.Bare(E, column)}"));
        var (_, failure) = await examination.AskAsync(
            $"update {examination.Catalog.From(E)} e set {set} where {examination.Catalog.Keyed("e", E, "encounterID", ["0"])}", cancellationToken);
        if (failure is null) examination.Well("writing", $"{E} ({string.Join(", ", columns)}) can be updated");
        else
            examination.Problem("writing", $"{E} cannot be updated: {failure}",
                "Make the grants of docs/ecw/mysql-grants.sql, or set Ecw__Writable=false. encounterID must be the first column of the table, there and here.");
        await LogAsync(examination, cancellationToken);
    }

    private static async Task LogAsync(Examination examination, CancellationToken cancellationToken)
    {
        string[] columns = ["encounterId", "userId", "date", "time", "actionFlag"];
        if (!examination.Catalog.HasAll(L, columns)) return;
        var names = string.Join(", ", columns.Select(column => examination.Catalog.Bare(L, column)));
        var values = string.Join(", ", columns.Select(column => $"null::{examination.Catalog.FindColumn(L, column)!.Type}"));
        var (_, failure) = await examination.AskAsync($"insert into {examination.Catalog.From(L)} ({names}) select {values} where false", cancellationToken);
        if (failure is null) examination.Well("writing", $"{L} takes rows");
        else
            examination.Note("writing", $"{L} takes no rows: {failure}",
                "Statuses are written all the same. mysql_fdw needs the insert privilege on the whole table, and a key as its first column.");
    }
}
