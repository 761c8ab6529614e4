using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Luma.Api.Hosting;

namespace Luma.Acceptance.Support;

/// <summary>The host as it ships, in a process of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process, Uri url)
    {
        (_process, Url) = (process, url);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The host ended before it was ready.\n{Log}"));
        process.EnableRaisingEvents = true;
    }

    public Uri Url { get; }

    public bool HasEnded => _process.HasExited;

    /// <summary>Its last lines.</summary>
    public string Log => string.Join(Environment.NewLine, _log.TakeLast(80));

    /// <summary>All that it ever said.</summary>
    public string WholeLog => string.Join(Environment.NewLine, _log);

    /// <param name="url">Where it answers; null: at a port of its own.</param>
    /// <param name="settings">On top of what every host of the tests is told.</param>
    public static async Task<HostProcess> StartAsync(
        string database, Uri? url = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        url ??= FreeUrl();
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(LumaHost).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["LUMA_DB"] = database,
                ["LUMA_URL"] = url.ToString(),
                ["LUMA_MODE"] = "sandbox",
                // Syncs of its own once a day: a clock that walks through a week would else stop for hundreds.
                ["Ehr__RoundMinutes"] = "1440",
            },
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        var host = new HostProcess(new Process { StartInfo = start }, url);
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        await host._ready.Task;
        return host;
    }

    /// <summary>One of the program's commands, beside a host or alone.</summary>
    public static async Task<(int ExitCode, string Output)> CommandAsync(string database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(LumaHost).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["LUMA_DB"] = database, ["LUMA_MODE"] = "sandbox" },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    /// <summary>SIGTERM, and waits for the end.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>As a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await StopAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _log.Enqueue(line);
        if (line.StartsWith("ready ", StringComparison.Ordinal)) _ready.TrySetResult();
    }

    public static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
