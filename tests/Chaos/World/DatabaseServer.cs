using System.Diagnostics;
using System.Globalization;
using Luma.BuildingBlocks.EmbeddedPostgres;
using Npgsql;

namespace Luma.Chaos.World;

/// <summary>A PostgreSQL of the run's own, set up as a clinic's is (it syncs to disk), that may be killed.</summary>
internal sealed class DatabaseServer : IAsyncDisposable
{
    private readonly EmbeddedPostgresOptions _options;
    private EmbeddedPostgres _server;

    private DatabaseServer(EmbeddedPostgresOptions options, EmbeddedPostgres server) => (_options, _server) = (options, server);

    public string ConnectionString => _server.ConnectionString;

    public static async Task<DatabaseServer> StartAsync(string name)
    {
        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = Path.Combine(Path.GetTempPath(), $"luma-chaos-{name}-{Guid.CreateVersion7():N}"),
            // Each node may open 60, and the server hears late that one was killed.
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "400" },
        };
        return new(options, await EmbeddedPostgres.StartAsync(options));
    }

    /// <summary>SIGKILL for the postmaster; the server is gone until it is started again.</summary>
    public async Task KillAsync()
    {
        Kill(int.Parse((await File.ReadAllLinesAsync(Path.Combine(_options.DataDirectory, "cluster", "postmaster.pid")))[0], CultureInfo.InvariantCulture));
        await _server.Ended;
    }

    public async Task StartAgainAsync()
    {
        await _server.DisposeAsync();
        _server = await EmbeddedPostgres.StartAsync(_options);
    }

    /// <summary>SIGKILL for one backend: the server drops all connections, recovers from its log, and goes on by itself.</summary>
    public async Task CrashAsync()
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select pg_backend_pid()", connection);
        Kill((int)(await command.ExecuteScalarAsync())!);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_options.DataDirectory, recursive: true);
    }

    private static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }
}
