using System.Diagnostics;

namespace Luma.BuildingBlocks.EmbeddedPostgres.Tests;

/// <summary>A host in a process of its own, to be killed.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;

    private HostProcess(Process process, string firstLine)
    {
        this.process = process;
        FirstLine = firstLine;
    }

    public string FirstLine { get; }

    public int Id => process.Id;

    public static async Task<HostProcess> StartAsync(string dataDirectory)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(HostProcess).Assembly.Location, dataDirectory])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var started = Process.Start(start)!;
        return new HostProcess(started, await started.StandardOutput.ReadLineAsync() ?? "nothing");
    }

    public static async Task<HostProcess> StartReadyAsync(string dataDirectory)
    {
        var host = await StartAsync(dataDirectory);
        host.FirstLine.ShouldStartWith("ready ");
        return host;
    }

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
