using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Tests.Persistence;

public sealed class MigrationTests : IAsyncLifetime
{
    private string _connectionString = "";
    private Databases _databases = null!;

    public async Task InitializeAsync()
    {
        _connectionString = await TestPostgres.CreateDatabaseAsync("migrations");
        _databases = new Databases(_connectionString, 5);
    }

    public async Task DisposeAsync()
    {
        await _databases.DisposeAsync();
        await TestPostgres.DropAsync(_connectionString);
    }

    [Fact]
    public async Task An_empty_database_takes_every_migration_and_a_second_run_does_nothing()
    {
        (await ApplyAsync()).ShouldBe(Migrator.All.Count);
        (await Migrator.PendingAsync(_databases.Owner, default)).ShouldBe(0);
        (await ApplyAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Nodes_that_start_together_apply_each_migration_once()
    {
        var applied = await Task.WhenAll(ApplyAsync(), ApplyAsync(), ApplyAsync());
        applied.Sum().ShouldBe(Migrator.All.Count);
    }

    [Fact]
    public async Task A_migration_changed_after_it_was_applied_is_refused_by_name()
    {
        await ApplyAsync();
        await MigratedDatabase.RunAsync(_databases.Owner, "update schema_migrations set checksum = 'other' where name = '0003_appointments'");
        (await Should.ThrowAsync<InvalidOperationException>(ApplyAsync)).Message.ShouldContain("0003_appointments was changed");
    }

    [Fact]
    public async Task A_database_that_is_newer_than_the_program_is_refused_by_name()
    {
        await ApplyAsync();
        await MigratedDatabase.RunAsync(_databases.Owner, "insert into schema_migrations (name, checksum) values ('9999_tomorrow', 'x')");
        (await Should.ThrowAsync<InvalidOperationException>(ApplyAsync)).Message.ShouldContain("9999_tomorrow");
    }

    [Fact]
    public async Task A_refused_start_leaves_the_lock_free_for_the_next()
    {
        await ApplyAsync();
        await MigratedDatabase.RunAsync(_databases.Owner, "insert into schema_migrations (name, checksum) values ('9999_tomorrow', 'x')");
        await Should.ThrowAsync<InvalidOperationException>(ApplyAsync);
        await MigratedDatabase.RunAsync(_databases.Owner, "delete from schema_migrations where name = '9999_tomorrow'");
        (await ApplyAsync()).ShouldBe(0);
    }

    private Task<int> ApplyAsync() => Migrator.ApplyAsync(_databases.Owner, CancellationToken.None);
}
