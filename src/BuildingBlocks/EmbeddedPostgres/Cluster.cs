using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace Luma.BuildingBlocks.EmbeddedPostgres;

/// <summary>The files of one server: its cluster, its log, and the directory of its socket.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Cluster(string dataDirectory, ServerUser user)
{
    private const long LogLimit = 10 * 1024 * 1024;

    public string Directory { get; } = Path.Combine(dataDirectory, "cluster");

    public string LogFile { get; } = Path.Combine(dataDirectory, "server.log");

    /// <summary>Short, since a socket's path may have 107 bytes only. /run is closed to all but root, which makes a known name safe there.</summary>
    public string SocketDirectory { get; } = Path.Combine(user.IsAnother && Path.Exists("/run") ? "/run" : "/tmp", "luma-pg-" + NameOf(dataDirectory));

    /// <summary>The version that wrote the cluster; null before the first start.</summary>
    public int? Major =>
        File.Exists(VersionFile) ? int.Parse(File.ReadAllText(VersionFile).Trim(), CultureInfo.InvariantCulture) : null;

    private string VersionFile => Path.Combine(Directory, "PG_VERSION");

    public async Task InitialiseAsync(Binaries binaries, EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        options.Say?.Invoke($"creating a PostgreSQL {binaries.Major} cluster in {Directory}");
        // Made beside its place and then moved, so that a start that was interrupted here is no half cluster.
        var draft = Directory + ".new";
        if (System.IO.Directory.Exists(draft))
            System.IO.Directory.Delete(draft, recursive: true);
        await user.CreatePrivateDirectoryAsync(draft, cancellationToken);
        List<string> command =
        [
            binaries.InitDb, "--pgdata", draft, "--username", "postgres", "--encoding", "UTF8", "--locale", "C.UTF-8",
            "--auth-local", "trust", "--auth-host", "reject", "--no-instructions",
        ];
        if (!options.Durable)
            command.Add("--no-sync");
        await Command.RunAsync(user.Run(command, draft, binaries.Directory), cancellationToken);
        System.IO.Directory.Move(draft, Directory);
    }

    public async Task PrepareToRunAsync(CancellationToken cancellationToken)
    {
        await user.CreatePrivateDirectoryAsync(SocketDirectory, cancellationToken);
        // Left by a server that was killed. We hold the lock, so it is nobody's; the server itself would take a zombie for its owner.
        foreach (var socket in System.IO.Directory.GetFiles(SocketDirectory))
            File.Delete(socket);
        if (new FileInfo(LogFile) is { Exists: true, Length: > LogLimit })
            File.Move(LogFile, LogFile + ".1", overwrite: true);
    }

    public IReadOnlyList<string> ServerCommand(Binaries binaries, EmbeddedPostgresOptions options)
    {
        var settings = ServerSettings.For(options, SocketDirectory).SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" });
        return user.Run([binaries.Postgres, "-D", Directory, .. settings], Directory, binaries.Directory);
    }

    public string LogTail()
    {
        const int lines = 15;
        return File.Exists(LogFile) ? string.Join(Environment.NewLine, File.ReadLines(LogFile).TakeLast(lines)) : "(no log)";
    }

    private static string NameOf(string dataDirectory) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.UserName}:{dataDirectory}")).AsSpan(0, 6));
}
