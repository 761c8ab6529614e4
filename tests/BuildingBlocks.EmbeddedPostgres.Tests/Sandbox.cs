using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Npgsql;

namespace Luma.BuildingBlocks.EmbeddedPostgres.Tests;

/// <summary>A data directory of one test, and what can be seen of the server in it from outside.</summary>
[SupportedOSPlatform("linux")]
public abstract class Sandbox : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("luma-pg-test-");

    protected string Root => root.FullName;

    protected string Data => Path.Combine(Root, "data");

    protected string PidFile => Path.Combine(Data, "cluster", "postmaster.pid");

    public void Dispose()
    {
        root.Delete(recursive: true);
        // A host that was killed leaves the empty directory of its socket for the next one, which in these tests never comes.
        var sockets = new Cluster(Data, ServerUser.Choose()).SocketDirectory;
        if (Directory.Exists(sockets))
            Directory.Delete(sockets, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected Task<EmbeddedPostgres> StartAsync(Func<EmbeddedPostgresOptions, EmbeddedPostgresOptions>? change = null)
    {
        var options = new EmbeddedPostgresOptions { DataDirectory = Data, Durable = false };
        return EmbeddedPostgres.StartAsync(change is null ? options : change(options));
    }

    protected static async Task<object?> QueryAsync(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    protected int ServerPid() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    /// <summary>Processes whose command line names this directory: server and watchdog.</summary>
    protected List<int> ProcessesOfServer() =>
        [.. Process.GetProcesses().Where(process => CommandLine(process.Id).Contains(Path.Combine(Data, "cluster"), StringComparison.Ordinal)).Select(process => process.Id)];

    protected static async Task UntilAsync(string what, Func<bool> holds)
    {
        var since = Stopwatch.GetTimestamp();
        while (!holds())
        {
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(30))
                throw new TimeoutException($"Not within 30 s: {what}");
            await Task.Delay(10);
        }
    }

    protected static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }

    private static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
