using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Infrastructure.Tests.Persistence;

/// <summary>A migrated database of its own for a test class.</summary>
public sealed class MigratedDatabase : IAsyncLifetime
{
    public string ConnectionString { get; private set; } = "";

    public Databases Databases { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ConnectionString = await TestPostgres.CreateFromTemplateAsync("luma_migrated", MigrateAsync);
        Databases = new Databases(ConnectionString, 20);
    }

    public async Task DisposeAsync()
    {
        await Databases.DisposeAsync();
        await TestPostgres.DropAsync(ConnectionString);
    }

    public Task RunAsync(string sql) => RunAsync(Databases.Owner, sql);

    public Task<List<T>> ListAsync<T>(string sql) => ListAsync<T>(Databases.Owner, sql);

    public async Task<T> ValueAsync<T>(string sql) => (await ListAsync<T>(sql)).Single();

    public static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<List<T>> ListAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync()) values.Add(reader.IsDBNull(0) ? default! : reader.GetFieldValue<T>(0));
        return values;
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var databases = new Databases(connectionString, 5);
        await Migrator.ApplyAsync(databases.Owner, CancellationToken.None);
    }
}
