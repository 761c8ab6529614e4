using System.Collections.Concurrent;
using System.Globalization;
using Luma.Integrations.Ecw.Catalog;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Luma.Integrations.Ecw;

/// <summary>Opens transactions in which eCW's tables stand beside the account's own; each has the tenant, a time-out, and the catalog.</summary>
internal sealed class EcwConnections(EcwOptions options, EcwDatabase database, ILogger<EcwConnections> logger)
{
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);
    private volatile CheckedCatalog? _checked;

    public EcwOptions Options => options;

    public async Task<EcwSession> OpenAsync(Guid accountId, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var connection = await database.Value.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using (var command = new NpgsqlCommand(
                "select set_config('luma.account_id', $1, true), set_config('statement_timeout', $2, true)", connection, transaction))
            {
                command.Parameters.Add(new() { Value = accountId.ToString() });
                command.Parameters.Add(new() { Value = ((long)timeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) });
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            var catalog = await CatalogAsync(connection, cancellationToken);
            if (catalog.IsForeign) await WakeAsync(connection, catalog, cancellationToken);
            return new(connection, transaction, catalog);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A pooled connection keeps one of its own to the EHR's server, and learns that it was lost (a restart, a firewall's patience) by a failed
    /// read; the next one connects anew. Here that read is one that nobody misses.</summary>
    public static async Task WakeAsync(NpgsqlConnection connection, EcwCatalog catalog, CancellationToken cancellationToken)
    {
        var probe = $"select 1 from {catalog.From(EcwTables.Facilities)} limit 1";
        await ExecuteAsync("savepoint wake");
        try
        {
            await ExecuteAsync(probe);
        }
        catch (PostgresException e) when (e.SqlState.StartsWith("HV", StringComparison.Ordinal))
        {
            await ExecuteAsync("rollback to savepoint wake");
            await ExecuteAsync(probe);
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // Asking the catalog costs more than an incremental sync that finds nothing; an eCW upgrade is noticed within the age.
    private async Task<EcwCatalog> CatalogAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_checked is { } known && TimeProvider.System.GetElapsedTime(known.ReadAt) < options.CatalogAge) return known.Catalog;
        var readAt = TimeProvider.System.GetTimestamp();
        var catalog = await EcwCatalog.ReadAsync(connection, options.Schema, options.Names, cancellationToken);
        var check = EcwCheck.Of(catalog, options.Schema);
        check.ThrowIfMissing();
        foreach (var absent in check.Absent.Where(absent => _told.TryAdd(absent, true)))
            logger.LogInformation("eCW here has no {Absent}; it is left out.", absent);
        _checked = new(readAt, catalog);
        return catalog;
    }

    private sealed record CheckedCatalog(long ReadAt, EcwCatalog Catalog);
}

/// <summary>Where schema <c>ecw</c> is: the data source of the app's role.</summary>
public sealed record EcwDatabase(NpgsqlDataSource Value);

/// <summary>Disposing without a commit rolls back.</summary>
internal sealed record EcwSession(NpgsqlConnection Connection, NpgsqlTransaction Transaction, EcwCatalog Catalog) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
