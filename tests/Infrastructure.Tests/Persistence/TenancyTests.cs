using Luma.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Luma.Infrastructure.Tests.Persistence;

/// <summary>No tenant sees, changes or makes another's row, whatever the query; every tenant table there is, is tried.</summary>
public sealed class TenancyTests(TwoAccounts accounts) : IClassFixture<TwoAccounts>
{
    private const string InsufficientPrivilege = "42501";

    [Fact]
    public async Task Each_account_has_a_row_in_every_tenant_table()
    {
        accounts.Tables.Count.ShouldBeGreaterThan(20);
        foreach (var (table, owner) in accounts.Tables)
            (await accounts.ListAsync<long>($"select count(*) from {table} group by {owner}")).ShouldBe([1L, 1L], table);
    }

    [Fact]
    public async Task Every_tenant_table_is_under_row_level_security_with_a_policy_of_the_app()
    {
        var bare = await accounts.ListAsync<string>($"""
            select c.relname::text from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relname = any(array['{string.Join("','", accounts.Tables.Select(table => table.Name))}'])
              and not (c.relrowsecurity and exists (select from pg_policies p where p.tablename = c.relname and 'luma_app' = any(p.roles)))
            """);
        bare.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_tenant_nothing_is_read()
    {
        foreach (var (table, _) in accounts.Tables)
            (await MigratedDatabase.ListAsync<long>(accounts.Databases.App, $"select count(*) from {table}")).ShouldBe([0L], table);
    }

    [Fact]
    public async Task With_a_tenant_only_its_own_rows_are_read()
    {
        foreach (var (table, owner) in accounts.Tables)
        {
            (await AsAsync(TwoAccounts.A, $"select count(*) from {table}")).ShouldBe(1, table);
            (await AsAsync(TwoAccounts.A, $"select count(*) from {table} where {owner} = '{TwoAccounts.B}'")).ShouldBe(0, table);
        }
    }

    [Fact]
    public async Task Another_tenants_rows_are_neither_updated_nor_deleted()
    {
        foreach (var (table, owner) in accounts.Tables)
        {
            foreach (var change in new[] { $"update {table} set {owner} = {owner}", $"delete from {table}" })
            {
                var outcome = await ChangeAsync(TwoAccounts.A, $"{change} where {owner} = '{TwoAccounts.B}'");
                outcome.ShouldBeOneOf("0 rows", InsufficientPrivilege);
            }
        }
    }

    [Fact]
    public async Task Rows_for_another_tenant_are_not_inserted()
    {
        foreach (var (table, _) in accounts.Tables)
            (await ChangeAsync(TwoAccounts.A, await accounts.InsertAsync(table, TwoAccounts.B))).ShouldBe(InsufficientPrivilege, table);
    }

    [Fact]
    public async Task Own_rows_are_not_handed_to_another_tenant()
    {
        foreach (var (table, owner) in accounts.Tables)
            (await ChangeAsync(TwoAccounts.A, $"update {table} set {owner} = '{TwoAccounts.B}' where {owner} = '{TwoAccounts.A}'"))
                .ShouldBe(InsufficientPrivilege, table);
    }

    [Fact]
    public async Task Partitions_are_reached_through_their_table_only()
    {
        var open = await accounts.ListAsync<string>($"""
            select p || ' to ' || r from unnest(array['{string.Join("','", accounts.Partitions)}']) p, unnest(array['luma_app', 'luma_worker']) r,
                unnest(array['select', 'insert', 'update', 'delete', 'truncate']) privilege
            where has_table_privilege(r, p, privilege) group by 1 order by 1
            """);
        open.ShouldBeEmpty();
    }

    [Fact]
    public async Task New_partitions_are_no_way_around_either()
    {
        await MigratedDatabase.RunAsync(accounts.Databases.Owner, "select add_monthly_partitions('conversation_entries', '2031-01-01', 1)");
        (await accounts.ListAsync<bool>("select has_table_privilege('luma_app', 'conversation_entries_203101', 'select')")).ShouldBe([false]);
    }

    [Fact]
    public async Task Row_level_security_holds_where_the_query_filters_are_ignored()
    {
        await using var db = await OpenAsync(TwoAccounts.A, filter: TwoAccounts.A);
        var counts = db.Context.Model.GetEntityTypes().ToDictionary(entity => entity.ClrType.Name, entity => CountAll(db.Context, entity.ClrType));
        counts.Where(pair => pair.Value != 1).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_query_filters_hold_where_row_level_security_is_out_of_force()
    {
        await using var connection = await accounts.Databases.Owner.OpenConnectionAsync();
        await using var db = new LumaDb(new DbContextOptionsBuilder<LumaDb>().UseNpgsql(connection).Options) { TenantId = TwoAccounts.A };
        (await db.Patients.Select(patient => patient.AccountId).ToListAsync()).ShouldBe([TwoAccounts.A]);
        (await db.Patients.IgnoreQueryFilters().CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_pooled_connection_carries_no_tenant_over()
    {
        await using var databases = new Databases(accounts.ConnectionString, maxPoolSize: 1);
        var pids = new HashSet<int>();
        foreach (var end in new[] { "commit", "rollback", "fail", "abandon" })
        {
            var (connection, transaction) = await databases.App.BeginAsync(TwoAccounts.A, default);
            pids.Add(connection.ProcessID);
            if (end == "commit") await transaction.CommitAsync();
            if (end == "rollback") await transaction.RollbackAsync();
            if (end == "fail") await Should.ThrowAsync<PostgresException>(() => new NpgsqlCommand("select 1 / 0", connection).ExecuteScalarAsync());
            if (end == "abandon") await new NpgsqlCommand("select count(*) from patients", connection).ExecuteScalarAsync();
            await connection.DisposeAsync();

            (await MigratedDatabase.ListAsync<long>(databases.App, "select count(*) from patients")).ShouldBe([0L], end);
            (await MigratedDatabase.ListAsync<string>(databases.App, "select coalesce(current_setting('luma.account_id', true), '')")).ShouldBe([""], end);
            (await MigratedDatabase.ListAsync<string>(databases.App, "select current_user::text")).ShouldBe(["luma_app"], end);
        }

        pids.Count.ShouldBe(1, "one connection was used all along");
    }

    [Fact]
    public async Task The_worker_sees_whose_work_is_due_and_nothing_of_what_it_says()
    {
        var granted = await accounts.ListAsync<string>("""
            select c.table_name || '.' || c.column_name || ' ' || lower(p) from information_schema.columns c, unnest(array['SELECT', 'INSERT', 'UPDATE']) p
            where c.table_schema = 'public' and has_column_privilege('luma_worker', ('public.' || c.table_name)::regclass, c.column_name, p) order by 1
            """);
        granted.ShouldBe(
        [
            "accounts.id select", "accounts.time_zone select",
            "ehr_feeds.account_id select", "ehr_feeds.feed select", "ehr_feeds.last_finished_at select", "ehr_feeds.last_started_at select",
            "outbound_messages.account_id select", "outbound_messages.claimed_by select", "outbound_messages.claimed_by update",
            "outbound_messages.claimed_until select", "outbound_messages.claimed_until update", "outbound_messages.due_at select",
            "outbound_messages.id select", "outbound_messages.settle_at select", "outbound_messages.settle_at update",
            "outbound_messages.state select", "outbound_messages.state update",
            "sending_numbers.account_id select", "sending_numbers.value select",
            "short_links.account_id select", "short_links.code select",
        ], ignoreOrder: true);
        (await accounts.ListAsync<string>("""
            select c.relname::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and (has_table_privilege('luma_worker', c.oid, 'delete') or has_table_privilege('luma_worker', c.oid, 'truncate'))
            """)).ShouldBeEmpty();
    }

    private async Task<long> AsAsync(Guid account, string query)
    {
        var (connection, transaction) = await accounts.Databases.App.BeginAsync(account, default);
        await using var _ = connection;
        await using var __ = transaction;
        return (long)(await new NpgsqlCommand(query, connection).ExecuteScalarAsync())!;
    }

    /// <returns>How many rows it met, or the error's code. Nothing stays.</returns>
    private async Task<string> ChangeAsync(Guid account, string change)
    {
        var (connection, transaction) = await accounts.Databases.App.BeginAsync(account, default);
        await using var _ = connection;
        await using var __ = transaction;
        try
        {
            return $"{await new NpgsqlCommand(change, connection).ExecuteNonQueryAsync()} rows";
        }
        catch (PostgresException error)
        {
            return error.SqlState;
        }
    }

    private static int CountAll(LumaDb db, Type entity) =>
        (int)typeof(TenancyTests).GetMethod(nameof(CountOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(entity).Invoke(null, [db])!;

    private static int CountOf<T>(LumaDb db)
        where T : class => db.Set<T>().IgnoreQueryFilters().Count();

    private async Task<OpenDb> OpenAsync(Guid account, Guid filter)
    {
        var (connection, transaction) = await accounts.Databases.App.BeginAsync(account, default);
        var db = new LumaDb(new DbContextOptionsBuilder<LumaDb>().UseNpgsql(connection).Options) { TenantId = filter };
        await db.Database.UseTransactionAsync(transaction);
        return new(db, connection);
    }

    private sealed record OpenDb(LumaDb Context, NpgsqlConnection Connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Context.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
