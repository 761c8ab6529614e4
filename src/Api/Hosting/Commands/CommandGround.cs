using Luma.Api.Sandbox.Clock;
using Luma.Infrastructure.Persistence;

namespace Luma.Api.Hosting.Commands;

/// <summary>What a command stands on: the database that the environment names, and the clock by which its data lives.</summary>
internal sealed class CommandGround : IAsyncDisposable
{
    private readonly HostDatabase _database;

    private CommandGround(HostDatabase database, IConfiguration configuration, HostSettings settings, TimeProvider clock, Databases databases) =>
        (_database, Configuration, Settings, Clock, Databases) = (database, configuration, settings, clock, databases);

    public IConfiguration Configuration { get; }

    public HostSettings Settings { get; }

    public Databases Databases { get; }

    public TimeProvider Clock { get; }

    public static async Task<CommandGround> OpenAsync()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        var settings = HostSettings.Read(configuration);
        var database = await HostDatabase.ReachAsync(settings);
        var databases = new Databases(database.ConnectionString);
        return new(database, configuration, settings, await ClockAsync(settings, databases), databases);
    }

    public async ValueTask DisposeAsync()
    {
        await Databases.DisposeAsync();
        await _database.DisposeAsync();
    }

    // The sandbox lives by a clock of its own, which its database has.
    private static async Task<TimeProvider> ClockAsync(HostSettings settings, Databases databases)
    {
        if (!settings.Sandbox) return TimeProvider.System;
        await using (var there = databases.Owner.CreateCommand("select to_regclass('sandbox.clock') is not null"))
        {
            // A database in which no sandbox has run yet.
            if (await there.ExecuteScalarAsync() is not true) return TimeProvider.System;
        }

        var clock = new SandboxClock(TimeProvider.System.GetUtcNow());
        await new SandboxClockStore(databases.Owner, clock).RefreshAsync(CancellationToken.None);
        return clock;
    }
}
