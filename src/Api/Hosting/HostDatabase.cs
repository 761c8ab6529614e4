using Luma.BuildingBlocks.EmbeddedPostgres;

namespace Luma.Api.Hosting;

/// <summary>The database that the settings name: one of the clinic's own, or the built-in one, which ends with whoever started it.</summary>
internal sealed class HostDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _started;

    private HostDatabase(string connectionString, EmbeddedPostgres? started) => (ConnectionString, _started) = (connectionString, started);

    public string ConnectionString { get; }

    /// <exception cref="EmbeddedPostgresException">The built-in one cannot be started; another host has it.</exception>
    public static async Task<HostDatabase> StartAsync(HostSettings settings)
    {
        if (settings.Database is { } own) return new(own, null);
        var started = await EmbeddedPostgres.StartAsync(Embedded(settings));
        return new(started.ConnectionString, started);
    }

    /// <summary>For a command beside the host: the database of a running one, else started for as long as the command takes.</summary>
    public static async Task<HostDatabase> ReachAsync(HostSettings settings) =>
        settings.Database is null && await EmbeddedPostgres.FindRunningAsync(Embedded(settings)) is { } running
            ? new(running, null)
            : await StartAsync(settings);

    public ValueTask DisposeAsync() => _started?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static EmbeddedPostgresOptions Embedded(HostSettings settings) => new()
    {
        DataDirectory = Path.Combine(settings.DataDirectory, "postgres"),
        Say = line => Console.WriteLine($"database: {line}"),
    };
}
