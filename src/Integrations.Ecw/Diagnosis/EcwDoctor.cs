using Luma.Domain.Ehr;
using Luma.Integrations.Ecw.Catalog;
using Npgsql;

namespace Luma.Integrations.Ecw.Diagnosis;

/// <summary>Examines the connection to eCW as an administrator would: what is there, what may be read and written, what it means. Changes nothing.</summary>
public static class EcwDoctor
{
    // A server that does not answer must not keep the administrator waiting, and counting is not worth more.
    private const string Patience = "10s";

    /// <param name="app">The data source of the app's role: its rights are the ones that count.</param>
    /// <param name="today">Bookings around it are looked at for the weekdays.</param>
    /// <exception cref="NpgsqlException">Luma's own database cannot be reached.</exception>
    public static async Task<IReadOnlyList<EcwFinding>> ExamineAsync(
        NpgsqlDataSource app, EcwOptions options, EhrSettings settings, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(options);
        await using var connection = await app.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var command = new NpgsqlCommand($"set local statement_timeout = '{Patience}'", connection)) await command.ExecuteNonQueryAsync(cancellationToken);

        var catalog = await EcwCatalog.ReadAsync(connection, options.Schema, options.Names, cancellationToken);
        var examination = new Examination(connection, transaction, catalog, options);
        if (options.AccountId is null) examination.Problem("account", "no account is connected", "Set Ecw__AccountId to the account whose EHR this is.");
        if (!EcwTables.All.Any(table => catalog.Has(table.Name)))
        {
            examination.Problem($"schema {options.Schema}", "has no table of eCW's that Luma may see", "Make the foreign tables: docs/ecw.md, Connecting.");
            return examination.Findings;
        }

        examination.Well($"schema {options.Schema}", catalog.IsForeign ? "foreign tables" : "local tables");
        await TableChecks.RunAsync(examination, cancellationToken);
        await WriteChecks.RunAsync(examination, cancellationToken);
        await ValueChecks.RunAsync(examination, settings, cancellationToken);
        await HourChecks.RunAsync(examination, today, cancellationToken);
        return examination.Findings;
    }
}
