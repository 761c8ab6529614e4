using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Luma.Api.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Luma.Benchmarks;

/// <summary>A server in a process of its own: our host, or the least that a rival could do.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    public const string FloorCommand = "serve-floor";

    private readonly Process _process;

    private ServerProcess(Process process, Uri url, double startSeconds) => (_process, Url, StartSeconds) = (process, url, startSeconds);

    public Uri Url { get; }

    /// <summary>From the start of the process to its word that it serves.</summary>
    public double StartSeconds { get; }

    /// <summary>Resident memory.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    public static Task<ServerProcess> HostAsync(string database, bool workers = true)
    {
        var url = FreeUrl();
        return StartAsync(url, typeof(LumaHost).Assembly.Location, [], new()
        {
            ["LUMA_DB"] = database, ["LUMA_URL"] = url.ToString(), ["LUMA_MODE"] = "sandbox", ["Ehr__RoundMinutes"] = "1440",
            ["LUMA_WORKERS"] = workers ? "on" : "off",
        });
    }

    public static Task<ServerProcess> FloorAsync(string database)
    {
        var url = FreeUrl();
        return StartAsync(url, typeof(ServerProcess).Assembly.Location, [FloorCommand, url.ToString(), database], []);
    }

    /// <summary>Reads a form, writes one row, answers.</summary>
    public static async Task ServeFloorAsync(string url, string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        await using var source = NpgsqlDataSource.Create(database);
        await using var app = builder.Build();
        app.MapPost("/", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            await using var command = source.CreateCommand("insert into floor (id, body, at) values ($1, $2, now())");
            command.Parameters.Add(new() { Value = Guid.CreateVersion7() });
            command.Parameters.Add(new() { Value = form["Body"].ToString() });
            await command.ExecuteNonQueryAsync();
            return TypedResults.Ok();
        });
        await app.StartAsync();
        Console.WriteLine("ready");
        await app.WaitForShutdownAsync();
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await stop.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(Uri url, string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var since = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("ready", StringComparison.Ordinal)) continue;
            var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
            // A pipe that nobody empties would stop it.
            _ = process.StandardOutput.ReadToEndAsync();
            return new(process, url, seconds);
        }

        process.Kill();
        throw new InvalidOperationException($"{Path.GetFileName(program)} ended before it served.");
    }

    private static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
