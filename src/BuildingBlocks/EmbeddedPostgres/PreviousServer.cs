using System.Globalization;
using System.Runtime.Versioning;

namespace Luma.BuildingBlocks.EmbeddedPostgres;

/// <summary>What an earlier host may have left behind in a cluster: a server that is still ending, one that lost its watchdog, or a stale pid file.
/// Called by the holder of the host lock, so whatever runs there belongs to nobody.</summary>
[SupportedOSPlatform("linux")]
internal static class PreviousServer
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static async Task EndAsync(string cluster, TimeSpan patience, Action<string>? say, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        var asked = false;
        var pressed = false;
        for (var left = ServersIn(cluster); left.Count > 0; left = ServersIn(cluster))
        {
            if (!asked)
            {
                say?.Invoke("waiting for a previous PostgreSQL to end");
                // Only the postmaster understands SIGINT as a fast shutdown; asking one that is already shutting down changes nothing.
                if (ServerPid(cluster) is { } postmaster && left.Contains(postmaster))
                    await SignalAsync("INT", [postmaster], cancellationToken);
                asked = true;
            }
            else if (waited > patience && !pressed)
            {
                await SignalAsync("QUIT", left, cancellationToken);
                pressed = true;
            }
            else if (waited > patience + patience)
            {
                throw EmbeddedPostgresException.PreviousServerStays(cluster, left);
            }

            await Task.Delay(Interval, cancellationToken);
            waited += Interval;
        }

        // PostgreSQL recognises a stale pid file by its number being dead. The number may have been given to another program since.
        if (ServerPid(cluster) is { } stale && Directory.Exists($"/proc/{stale}"))
            File.Delete(PidFile(cluster));
    }

    /// <summary>Whether a server has written that it takes connections. Cheaper to ask than opening one in vain.</summary>
    public static bool SaysReady(string cluster)
    {
        var lines = ReadPidFile(cluster);
        return lines.Length > 7 && lines[7].StartsWith("ready", StringComparison.Ordinal);
    }

    /// <summary>All processes of a server, its postmaster or not, work in the cluster's directory.</summary>
    private static List<int> ServersIn(string cluster)
    {
        var found = new List<int>();
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
                continue;
            try
            {
                if (File.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName == cluster
                    && File.ReadAllText(Path.Combine(process, "comm")).TrimEnd() == "postgres")
                    found.Add(pid);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked, or it is another user's and therefore not ours.
            }
        }

        return found;
    }

    private static int? ServerPid(string cluster) =>
        int.TryParse(ReadPidFile(cluster).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;

    private static string[] ReadPidFile(string cluster)
    {
        try
        {
            return File.ReadAllLines(PidFile(cluster));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static string PidFile(string cluster) => Path.Combine(cluster, "postmaster.pid");

    private static async Task SignalAsync(string signal, IReadOnlyCollection<int> processes, CancellationToken cancellationToken)
    {
        try
        {
            var numbers = processes.Select(pid => pid.ToString(CultureInfo.InvariantCulture));
            await Command.RunAsync(["sh", "-c", "kill -s \"$@\"", "sh", signal, .. numbers], cancellationToken);
        }
        catch (EmbeddedPostgresException)
        {
            // Ended in the meantime, which is what was wanted.
        }
    }
}
