using System.Diagnostics;
using System.Runtime.Versioning;
using Npgsql;

namespace Luma.BuildingBlocks.EmbeddedPostgres;

/// <summary>Waits until a server that was just started answers.</summary>
[SupportedOSPlatform("linux")]
internal static class Readiness
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan WorthSaying = TimeSpan.FromSeconds(3);

    /// <returns>The connection string of the wanted database, which exists then.</returns>
    public static async Task<string> WaitAsync(Cluster cluster, Watchdog watchdog, EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        var said = false;
        NpgsqlException? last = null;
        while (true)
        {
            if (watchdog.HasEnded)
                throw EmbeddedPostgresException.DidNotStart("it ended at once", cluster.LogFile, cluster.LogTail(), last);
            if (PreviousServer.SaysReady(cluster.Directory))
            {
                try
                {
                    return await ConnectAsync(cluster, options, cancellationToken);
                }
                catch (NpgsqlException failure)
                {
                    // The file was an earlier server's, or this one has not opened its socket yet.
                    last = failure;
                }
            }

            var elapsed = Stopwatch.GetElapsedTime(since);
            if (elapsed > options.StartTimeout)
                throw EmbeddedPostgresException.DidNotStart($"no answer within {options.StartTimeout}", cluster.LogFile, cluster.LogTail(), last);
            if (elapsed > WorthSaying && !said)
            {
                options.Say?.Invoke("PostgreSQL is recovering from an earlier crash");
                said = true;
            }

            await Task.Delay(Interval, cancellationToken);
        }
    }

    /// <returns>The connection string of the wanted database, which exists then.</returns>
    /// <exception cref="NpgsqlException">No server answers.</exception>
    public static async Task<string> ConnectAsync(Cluster cluster, EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnectionStringBuilder { Host = cluster.SocketDirectory, Username = "postgres", Database = options.Database };
        await OpenOrCreateAsync(connection, cancellationToken);
        return connection.ConnectionString;
    }

    private static async Task OpenOrCreateAsync(NpgsqlConnectionStringBuilder connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var wanted = new NpgsqlConnection(Unpooled(connection, connection.Database!));
            await wanted.OpenAsync(cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var other = new NpgsqlConnection(Unpooled(connection, "postgres"));
            await other.OpenAsync(cancellationToken);
            await using var create = new NpgsqlCommand($"create database \"{connection.Database!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", other);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static string Unpooled(NpgsqlConnectionStringBuilder connection, string database) =>
        new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Database = database, Pooling = false }.ConnectionString;
}
