using Luma.Api.Sandbox;
using Luma.Application.Common;
using Luma.BuildingBlocks.EmbeddedPostgres;
using Luma.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Luma.Api.Hosting;

/// <summary>The host in the order of its start: database, migrations, services, seed, serving. Its database ends with it.</summary>
public sealed class LumaHost : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _postgres;
    private readonly WebApplication _app;
    private readonly Databases _databases;
    private readonly HostSettings _settings;
    private readonly bool _seedOnly;

    private LumaHost(EmbeddedPostgres? postgres, Databases databases, WebApplication app, HostSettings settings, bool seedOnly) =>
        (_postgres, _databases, _app, _settings, _seedOnly) = (postgres, databases, app, settings, seedOnly);

    /// <param name="args"><c>seed</c>: bring the sandbox to its seed and end.</param>
    public static async Task<LumaHost> StartAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Configuration.AddEnvironmentVariables();
        var settings = HostSettings.Read(builder.Configuration);

        EmbeddedPostgres? postgres = null;
        var connection = settings.Database;
        if (connection is null)
        {
            postgres = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions
            {
                DataDirectory = Path.Combine(settings.DataDirectory, "postgres"),
                Say = line => Console.WriteLine($"database: {line}"),
            });
            connection = postgres.ConnectionString;
        }

        var databases = new Databases(connection);
        try
        {
            await Migrator.ApplyAsync(databases.Owner, CancellationToken.None);
            var app = Composition.Build(builder, settings, databases);
            if (settings.Sandbox) await app.Services.GetRequiredService<SandboxSeed>().PrepareAsync(CancellationToken.None);
            return new(postgres, databases, app, settings, args is ["seed", ..]);
        }
        catch
        {
            await databases.DisposeAsync();
            if (postgres is not null) await postgres.DisposeAsync();
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
        if (_postgres is not null) await _postgres.DisposeAsync();
    }
}
