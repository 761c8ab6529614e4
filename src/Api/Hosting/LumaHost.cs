using Luma.Api.Sandbox;
using Luma.Application.Common;
using Luma.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Luma.Api.Hosting;

/// <summary>The host in the order of its start: database, migrations, services, seed, serving. Its database ends with it.</summary>
public sealed class LumaHost : IAsyncDisposable
{
    private readonly HostDatabase _database;
    private readonly WebApplication _app;
    private readonly Databases _databases;
    private readonly HostSettings _settings;
    private readonly bool _seedOnly;

    private LumaHost(HostDatabase database, Databases databases, WebApplication app, HostSettings settings, bool seedOnly) =>
        (_database, _databases, _app, _settings, _seedOnly) = (database, databases, app, settings, seedOnly);

    /// <param name="args"><c>seed</c>: bring the sandbox to its seed and end.</param>
    public static async Task<LumaHost> StartAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Configuration.AddEnvironmentVariables();
        var settings = HostSettings.Read(builder.Configuration);

        var database = await HostDatabase.StartAsync(settings);
        var databases = new Databases(database.ConnectionString);
        try
        {
            await Migrator.ApplyAsync(databases.Owner, CancellationToken.None);
            var app = Composition.Build(builder, settings, databases);
            if (settings.Sandbox) await app.Services.GetRequiredService<SandboxSeed>().PrepareAsync(CancellationToken.None);
            return new(database, databases, app, settings, args is ["seed", ..]);
        }
        catch
        {
            await databases.DisposeAsync();
            await database.DisposeAsync();
            throw;
        }
    }

    public async Task RunAsync()
    {
        await _app.StartAsync(CancellationToken.None);
        if (_settings.Sandbox)
        {
            var seed = _app.Services.GetRequiredService<SandboxSeed>();
            await (_seedOnly ? seed.ResetAsync(CancellationToken.None) : seed.EnsureAsync(CancellationToken.None));
        }

        if (_seedOnly)
        {
            Console.WriteLine("seeded");
            await _app.StopAsync(CancellationToken.None);
            return;
        }

        Console.WriteLine($"ready {_settings.Url.GetLeftPart(UriPartial.Authority)}");
        if (_settings.Sandbox) Console.WriteLine($"open {_settings.Url.GetLeftPart(UriPartial.Authority)}/sandbox to watch the clinic");
        _ = WarmUpAsync();
        await _app.WaitForShutdownAsync(CancellationToken.None);
    }

    // The first query of a process builds the model, a second's work: better done now than while the first visitor waits.
    private async Task WarmUpAsync()
    {
        try
        {
            await using var scope = _app.Services.CreateAsyncScope();
            var session = scope.ServiceProvider.GetRequiredService<ITenantSession>();
            await session.BeginAsync(Guid.Empty, _app.Lifetime.ApplicationStopping);
            await session.Db.Patients.AnyAsync(_app.Lifetime.ApplicationStopping);
        }
        catch (Exception error)
        {
            _app.Logger.LogDebug("The warm-up did not finish: {Error}", error.GetType().Name);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _databases.DisposeAsync();
        await _database.DisposeAsync();
    }
}
