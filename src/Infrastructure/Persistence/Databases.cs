using Npgsql;

namespace Luma.Infrastructure.Persistence;

/// <summary>The three ways into the database: the owner migrates, the app serves one tenant under row-level security, the worker sees what is due
/// across tenants (docs/decisions/0003-tenancy.md).</summary>
public sealed class Databases : IAsyncDisposable
{
    public Databases(string connectionString, int maxPoolSize = 40)
    {
        Owner = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 10 }.ConnectionString).Build();
        App = Build(connectionString, "luma_app", maxPoolSize);
        Worker = Build(connectionString, "luma_worker", 10);
    }

    public NpgsqlDataSource Owner { get; }

    public NpgsqlDataSource App { get; }

    public NpgsqlDataSource Worker { get; }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Worker.DisposeAsync();
        await Owner.DisposeAsync();
    }

    private static NpgsqlDataSource Build(string connectionString, string role, int maxPoolSize)
    {
        // Nothing outlives a transaction (the tenant is set with SET LOCAL), so returning a connection needs no reset, which would also undo the role.
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Options = $"-c role={role}",
            NoResetOnClose = true,
            MaxPoolSize = maxPoolSize,
            // No automatic preparation: a plan made while a table was empty reads the full one from end to end (seen: 55 ms for one claim).
            ApplicationName = role,
        };
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
