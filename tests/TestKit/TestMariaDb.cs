using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Luma.TestKit;

/// <summary>A real MariaDB for tests, on a free loopback port, gone with the process however that ends. Needs Debian's mariadb-server-core and mariadb-client-core.
/// Statements go through its command-line client, since there is no driver. Safe to use from parallel tests; one that stops the server starts its own.</summary>
public sealed class TestMariaDb : IAsyncDisposable
{
    private static readonly Lazy<Task<TestMariaDb>> Server = new(StartAsync);

    // Kills the server when this process lets go of the pipe, by dying too. A word through the pipe leaves the files, for the server's next start.
    private const string Watchdog = """
        log=$1 directory=$2
        shift 2
        exec 3<&0 </dev/null >>"$log" 2>&1
        "$@" 3<&- &
        server=$!
        word=
        read -r word <&3
        kill -KILL "$server"
        wait "$server"
        [ -n "$word" ] || rm -rf -- "$directory"
        """;

    private readonly string _directory = Path.Combine("/tmp", $"luma-mariadb-{Environment.ProcessId}-{Guid.CreateVersion7():N}");
    private Process? _process;

    private TestMariaDb()
    {
    }

    public int Port { get; } = FreePort();

    /// <summary>MariaDB refuses to run as root. Debian's service brings a user, the bare server does not.</summary>
    private static string? User =>
        !Environment.IsPrivilegedProcess ? null : File.ReadLines("/etc/passwd").Any(line => line.StartsWith("mysql:", StringComparison.Ordinal)) ? "mysql" : "nobody";

    private string Socket => Path.Combine(_directory, "socket");

    private string Log => Path.Combine(_directory, "server.log");

    /// <summary>The server that the tests of this process share: a database for each test, and nobody stops it.</summary>
    public static Task<TestMariaDb> SharedAsync() => Server.Value;

    public static async Task<TestMariaDb> StartAsync()
    {
        if (!File.Exists("/usr/sbin/mariadbd")) throw new InvalidOperationException("MariaDB is missing: apt-get install mariadb-server-core mariadb-client-core");
        var server = new TestMariaDb();
        Directory.CreateDirectory(server._directory);
        if (User is { } user) await RunAsync(["chown", user, server._directory], "");
        await RunAsync(["mariadb-install-db", "--no-defaults", .. server.Common(), "--auth-root-authentication-method=normal", "--skip-test-db"], "");
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Kills the server, as a power cut would; what was committed is still there at the next start.</summary>
    public async Task KillAsync()
    {
        await _process!.StandardInput.WriteLineAsync("stop");
        await _process.WaitForExitAsync();
    }

    public async Task StartAgainAsync()
    {
        // Committed is what the kernel has: enough where only the process dies, and nothing waits for a disk.
        string[] command =
        [
            "/usr/sbin/mariadbd", "--no-defaults", .. Common(), $"--port={Port}", "--bind-address=127.0.0.1", $"--socket={Socket}", $"--pid-file={_directory}/pid",
            "--innodb-flush-log-at-trx-commit=2", "--innodb-flush-method=nosync", "--innodb-buffer-pool-size=128M", "--skip-log-bin", "--performance-schema=off",
            "--character-set-server=latin1",
        ];
        _process = Process.Start(Describe(["setsid", "sh", "-c", Watchdog, "luma-mariadb", Log, _directory, .. command]))!;
        var deadline = Environment.TickCount64 + 60_000;
        while (!await AnswersAsync())
        {
            if (Environment.TickCount64 > deadline || _process.HasExited)
                throw new InvalidOperationException($"MariaDB does not answer: {(File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(10)) : "no log")}");
            await Task.Delay(50);
        }
    }

    /// <summary>Runs statements as root, in a lenient mode that lets anything into any column, names in double quotes.</summary>
    /// <returns>What they select: a line for each row, a tab between values, NULL for null.</returns>
    public Task<string> ExecuteAsync(string sql) => RunAsync(
        ["mariadb", "--no-defaults", $"--socket={Socket}", "--user=root", "--batch", "--raw", "--skip-column-names", "--default-character-set=utf8mb4",
            "--init-command=set sql_mode='ANSI_QUOTES,ALLOW_INVALID_DATES'"], sql);

    public async ValueTask DisposeAsync()
    {
        _process!.StandardInput.Close();
        await _process.WaitForExitAsync();
        // Still there only if the server was killed and not started again.
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    private IEnumerable<string> Common() =>
        [$"--datadir={_directory}/data", "--skip-name-resolve", .. User is { } user ? [$"--user={user}"] : Array.Empty<string>()];

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await ExecuteAsync("select 1");
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ProcessStartInfo Describe(IReadOnlyList<string> words) => new(words[0], words.Skip(1))
    {
        UseShellExecute = false,
        WorkingDirectory = "/",
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static async Task<string> RunAsync(IReadOnlyList<string> words, string input)
    {
        using var process = Process.Start(Describe(words))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything: its exit code says why.
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{words[0]}: {await errors}");
    }
}
