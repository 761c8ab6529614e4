using System.Diagnostics;
using System.Globalization;

namespace Luma.BuildingBlocks.EmbeddedPostgres;

/// <summary>Runs the server under a shell that stops it when this process lets go of a pipe: on purpose, or by dying in any way.</summary>
internal sealed class Watchdog : IDisposable
{
    // A signal that comes before the server has installed its handlers is lost (a shell starts its background work with SIGINT ignored), hence
    // the repetition; a server that is already stopping does not mind. Output goes to the log from the first line on, so that nothing holds the
    // host's terminal or pipes open.
    private const string Script = """
        log=$1 signal=$2 patience=$3 remove=$4
        shift 4
        exec 3<&0 </dev/null >>"$log" 2>&1
        "$@" 3<&- &
        server=$!
        (
            read -r _ <&3
            tries=0
            while kill -s "$signal" "$server" 2>/dev/null; do
                sleep 0.2
                tries=$((tries + 1))
                [ "$tries" -lt $((patience * 5)) ] || signal=QUIT
            done
        ) &
        reader=$!
        trap 'kill -s "$signal" "$server"' HUP INT TERM
        while kill -0 "$server" 2>/dev/null; do
            wait "$server"
        done
        kill "$reader" 2>/dev/null
        [ -z "$remove" ] || rm -rf -- "$remove" "$SOCKETS"
        """;

    private readonly Process process;

    private Watchdog(Process process) => this.process = process;

    /// <summary>Completes when the server has ended and the shell after it.</summary>
    public Task Ended => process.WaitForExitAsync();

    public bool HasEnded => process.HasExited;

    public static Watchdog Start(IReadOnlyList<string> server, string logFile, string sockets, EmbeddedPostgresOptions options)
    {
        // What is thrown away need not be written out first.
        var signal = options.Temporary ? "QUIT" : "INT";
        var patience = ((int)Math.Ceiling(options.StopTimeout.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var remove = options.Temporary ? Path.GetFullPath(options.DataDirectory) : "";
        // A session of its own: Ctrl-C in the terminal is for the host, which then closes the pipe when it has finished its work.
        var start = Command.Describe(["setsid", "sh", "-c", Script, "luma-postgres", logFile, signal, patience, remove, .. server]);
        start.Environment["SOCKETS"] = sockets;
        return new Watchdog(Process.Start(start)!);
    }

    public async Task StopAsync()
    {
        process.StandardInput.Close();
        await Ended;
    }

    public void Dispose() => process.Dispose();
}
