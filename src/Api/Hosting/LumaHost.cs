using Luma.Api.Sandbox;
using Luma.BuildingBlocks.EmbeddedPostgres;
using Luma.Infrastructure.Persistence;

namespace Luma.Api.Hosting;

/// <summary>The host in the order of its start: database, migrations, services, seed, serving. Its database ends with it.</summary>
public sealed class LumaHost : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _postgres;
    private readonly WebApplication _app;
    private readonly Databases _databases;
    private readonly HostSettings _settings;

    private LumaHost(EmbeddedPostgres? postgres, Databases databases, WebApplication app, HostSettings settings) =>
        (_postgres, _databases, _app, _settings) = (postgres, databases, app, settings);

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
            return new(postgres, databases, app, settings);
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
        await _app.StartAsync();
        if (_settings.Sandbox) await _app.Services.GetRequiredService<SandboxSeed>().EnsureAsync(CancellationToken.None);
        Console.WriteLine($"ready {_settings.Url.GetLeftPart(UriPartial.Authority)}{(_settings.Sandbox ? "/sandbox" : "")}");
        await _app.WaitForShutdownAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _databases.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
    }
}
