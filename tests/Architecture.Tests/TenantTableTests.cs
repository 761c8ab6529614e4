using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Architecture.Tests;

/// <summary>Every table with an account's rows is under row-level security; a partition is reached through its table only.</summary>
public sealed class TenantTableTests : IAsyncLifetime
{
    private string _connectionString = "";

    public async Task InitializeAsync()
    {
        _connectionString = await TestPostgres.CreateDatabaseAsync("architecture");
        await using var databases = new Databases(_connectionString, 2);
        await Migrator.ApplyAsync(databases.Owner, CancellationToken.None);
    }

    public Task DisposeAsync() => TestPostgres.DropAsync(_connectionString);

    [Fact]
    public async Task Every_tenant_table_has_row_level_security_and_a_policy()
    {
        (await ListAsync("select relname::text from tenant")).Count.ShouldBeGreaterThan(20);
        (await ListAsync("""
            select relname::text from tenant
            where case when relispartition then has_table_privilege('luma_app', oid, 'select, insert, update, delete')
                  else not relrowsecurity or not exists (select from pg_policy p where p.polrelid = tenant.oid) end
            """)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_table_of_the_product_has_an_account()
    {
        // The account itself, and the list of migrations, which is no tenant's.
        (await ListAsync("""
            select relname::text from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
              and relname not in ('accounts', 'schema_migrations') and not exists (select from tenant t where t.oid = c.oid)
            """)).ShouldBeEmpty();
    }

    private async Task<List<string>> ListAsync(string query)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"""
            with tenant as (
                select c.oid, c.relname, c.relispartition, c.relrowsecurity from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped))
            {query}
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }
}
