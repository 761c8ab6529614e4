using System.Diagnostics;
using Luma.BuildingBlocks.EmbeddedPostgres;
using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Benchmarks;

/// <summary>A PostgreSQL of its own that keeps every promise (fsync, synchronous commit), and databases in it.</summary>
internal sealed class Ground(EmbeddedPostgres server, Sizes sizes) : IAsyncDisposable
{
    private int _databases;

    public Sizes Sizes => sizes;

    public static async Task<Ground> StartAsync(Sizes sizes) => new(
        await EmbeddedPostgres.StartAsync(new()
        {
            DataDirectory = Path.Combine(Path.GetTempPath(), $"luma-bench-{Environment.ProcessId}"),
            Temporary = true,
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["shared_buffers"] = "1GB",
                ["max_wal_size"] = "8GB",
                ["max_connections"] = "200",
            },
        }),
        sizes);

    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"bench{++_databases}";
        await RunAsync(server.ConnectionString, $"create database {name}");
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, CommandTimeout = 0 }.ConnectionString;
    }

    /// <summary>With Luma's tables, and one account with a number that may send as fast as it can.</summary>
    public async Task<string> CreateLumaAsync()
    {
        var database = await CreateDatabaseAsync();
        await using var databases = new Databases(database, 5);
        await Migrator.ApplyAsync(databases.Owner, CancellationToken.None);
        await RunAsync(database, $"""
            insert into accounts (id, name, time_zone, created_at) values ('{Clinic.Account}', 'Bench Clinic', 'America/New_York', now());
            insert into sending_numbers (id, account_id, value, main, messages_per_second, created_at)
            values (gen_random_uuid(), '{Clinic.Account}', '+12025550100', true, 1000000, now())
            """);
        return database;
    }

    public static async Task RunAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<T> ValueAsync<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Seconds of the work, begun on a quiet disk.</summary>
    public static async Task<double> SecondsAsync(string database, Func<Task> work)
    {
        await RunAsync(database, "checkpoint");
        var since = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        // The next server has the same address; pooled connections to this one would be taken for its own.
        NpgsqlConnection.ClearAllPools();
        await server.DisposeAsync();
    }
}

/// <summary>How much is measured.</summary>
internal sealed record Sizes(int Jobs, int Messages, int Stored, int Import, int Future, int Webhooks)
{
    public static Sizes Full { get; } = new(50_000, 10_000, 5_000_000, 200_000, 100_000, 10_000);

    public static Sizes Quick { get; } = new(10_000, 2_000, 200_000, 50_000, 20_000, 2_000);
}
