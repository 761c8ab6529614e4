using Npgsql;

namespace Luma.BuildingBlocks.EmbeddedPostgres.Tests;

public sealed class TestPostgresTests
{
    [Fact]
    public async Task Each_database_is_empty_and_its_own()
    {
        var databases = await Task.WhenAll(TestPostgres.CreateDatabaseAsync("one"), TestPostgres.CreateDatabaseAsync("one"));
        await ExecuteAsync(databases[0], "create table mine ()");
        await ExecuteAsync(databases[1], "create table mine ()");
        await Task.WhenAll(databases.Select(TestPostgres.DropAsync));
    }

    [Fact]
    public async Task A_template_is_prepared_once_and_copied_for_each_who_asks()
    {
        var preparations = 0;
        var copies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestPostgres.CreateFromTemplateAsync("a clinic", async template =>
        {
            Interlocked.Increment(ref preparations);
            await ExecuteAsync(template, "create table seeded as select 42 as answer");
        })));

        preparations.ShouldBe(1);
        copies.Distinct().Count().ShouldBe(4);
        foreach (var copy in copies)
            (await ExecuteAsync(copy, "delete from seeded returning answer")).ShouldBe(42);
        await Task.WhenAll(copies.Select(TestPostgres.DropAsync));
    }

    [Fact]
    public async Task A_dropped_database_is_gone_even_while_connections_are_open()
    {
        var database = await TestPostgres.CreateDatabaseAsync();
        await using var open = new NpgsqlConnection(database);
        await open.OpenAsync();

        await TestPostgres.DropAsync(database);

        var failure = await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(database, "select 1"));
        failure.SqlState.ShouldBe(PostgresErrorCodes.InvalidCatalogName);
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
