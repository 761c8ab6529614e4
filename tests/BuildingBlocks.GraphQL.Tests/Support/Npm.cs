using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Luma.BuildingBlocks.GraphQL.Tests.Support;

/// <summary>Runs the npm packages beside these tests; they are installed on first use.</summary>
internal static class Npm
{
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    public static string Directory { get; } = Find();

    /// <summary>Runs a script with Node and gives its output; fails with what it complained of.</summary>
    public static async Task<string> RunAsync(string script, string? input, params string[] arguments)
    {
        await Installed.Value;
        return await StartAsync("node", input, [script, .. arguments]);
    }

    private static async Task<string> StartAsync(string command, string? input, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Directory,
            RedirectStandardInput = input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }

        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error + await output);
        return await output;
    }

    private static async Task InstallAsync()
    {
        if (!File.Exists(Path.Combine(Directory, "node_modules", ".package-lock.json")))
            await StartAsync("npm", null, ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"]);
    }

    private static string Find([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "npm"));
}
