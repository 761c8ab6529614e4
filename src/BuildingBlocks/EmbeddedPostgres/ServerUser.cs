using System.Runtime.Versioning;

namespace Luma.BuildingBlocks.EmbeddedPostgres;

/// <summary>PostgreSQL refuses to run as root. For a host that is root, this is the ordinary user that the server runs as.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ServerUser
{
    private readonly string? name;
    private readonly string? group;

    private ServerUser(string? name, string? group)
    {
        this.name = name;
        this.group = group;
    }

    /// <summary>True: the server has another user than the host, to whom its directories must be given.</summary>
    public bool IsAnother => name is not null;

    public static ServerUser Choose()
    {
        if (!Environment.IsPrivilegedProcess)
            return new ServerUser(null, null);

        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        var user = users.Find(fields => fields[0] == "postgres") ?? users.Find(fields => fields[0] == "nobody")
            ?? throw EmbeddedPostgresException.NoUserToRunAs();
        return new ServerUser(user[0], user[3]);
    }

    /// <summary>The command, as this user. Where a directory on the way to <paramref name="paths"/> is closed to that user (a clone under /root,
    /// or in a private temporary directory), the command keeps root's right to pass it and nothing else of root's.</summary>
    public IReadOnlyList<string> Run(IReadOnlyList<string> command, params string[] paths)
    {
        if (name is null)
            return command;
        string[] rights = paths.All(IsOpenToOthers)
            ? ["--inh-caps=-all"]
            // Without the securebit the kernel leaves these rights out of access(2), by which initdb looks for its neighbours.
            : ["--securebits=+no_setuid_fixup", "--inh-caps=-all,+dac_override,+dac_read_search", "--ambient-caps=-all,+dac_override,+dac_read_search"];
        return ["setpriv", $"--reuid={name}", $"--regid={group}", "--clear-groups", "--no-new-privs", .. rights, "--", .. command];
    }

    /// <summary>Creates a directory for the server alone.</summary>
    public async Task CreatePrivateDirectoryAsync(string path, CancellationToken cancellationToken)
    {
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(path, ownerOnly);
        // Fails where the directory is somebody else's, which is what keeps others from laying a trap under a known name.
        File.SetUnixFileMode(path, ownerOnly);
        if (name is not null)
            await Command.RunAsync(["chown", "--no-dereference", $"{name}:{group}", path], cancellationToken);
    }

    private static bool IsOpenToOthers(string path)
    {
        for (var directory = Directory.GetParent(path); directory is not null; directory = directory.Parent)
        {
            if (directory.Exists && !directory.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }

        return true;
    }
}
