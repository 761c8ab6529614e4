using System.Diagnostics;

namespace Luma.BuildingBlocks.EmbeddedPostgres;

/// <summary>Small programs that are run to their end.</summary>
internal static class Command
{
    /// <summary>The environment of everything started here: nothing of the host's, whose variables may hold secrets. TZ spares initdb a search
    /// through all time zones.</summary>
    public static ProcessStartInfo Describe(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(words[0])
        {
            // The host's own directory may be closed to the user that the server runs as.
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in words.Skip(1))
            start.ArgumentList.Add(word);
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        return start;
    }

    /// <returns>What it printed. A failure is an exception with what it printed.</returns>
    public static async Task<string> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Describe(words))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
            throw EmbeddedPostgresException.CommandFailed(Path.GetFileName(words[0]), process.ExitCode, (await errors + await output).Trim());
        return (await output).Trim();
    }
}
