using Luma.Api.Sandbox.Clock;
using Luma.Api.Sandbox.Vendors;
using Luma.Application.Common;
using Luma.Application.Ehr;
using Luma.BuildingBlocks.Mediator;
using Luma.Infrastructure.Accounts;
using Luma.Infrastructure.Persistence;
using Luma.Integrations.Ecw.Sandbox;
using Npgsql;

namespace Luma.Api.Sandbox;

/// <summary>Brings the sandbox to its seed: two accounts, the stand-in eCW database, a first full sync, the clock at its start.</summary>
public sealed class SandboxSeed(
    Databases databases, SandboxClockStore clock, SandboxVendorStore vendors, SandboxDriver driver, SettingsReader settings, IServiceScopeFactory scopes)
{
    public const string MainNumber = "+18885550100";

    public static readonly Guid OtherAccountId = new("0193a000-0000-7000-8000-000000000002");

    /// <summary>What must be there before anything runs: the clock and the vendors' memory.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await vendors.CreateSchemaAsync(cancellationToken);
        await clock.CreateAsync(SandboxClinic.ClockStart, cancellationToken);
    }

    /// <summary>Seeds an empty database; leaves one that has been used as it is.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await using var command = databases.Owner.CreateCommand("select exists (select from accounts)");
        if (await command.ExecuteScalarAsync(cancellationToken) is not true) await SeedAsync(cancellationToken);
    }

    /// <summary>Back to the seed: clock, data, messages, faults.</summary>
    public Task ResetAsync(CancellationToken cancellationToken) => driver.AloneAsync(
        async () =>
        {
            // The clock first: were it still late, the ticks put back would be due at once, and move on from there.
            await clock.MoveAsync(SandboxClinic.ClockStart, cancellationToken, running: false);
            await vendors.ResetAsync(cancellationToken);
            await EmptyAsync(cancellationToken);
            await SeedAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    private async Task SeedAsync(CancellationToken cancellationToken)
    {
        await EcwSandbox.ResetAsync(databases.Owner, cancellationToken);
        await GrantAsync(cancellationToken);
        await AccountsAsync(cancellationToken);
        settings.Forget(SandboxClinic.AccountId);

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().IsSystem(SandboxClinic.AccountId);
        var synced = await scope.ServiceProvider.GetRequiredService<ISender>()
            .Send(new SyncEhr(SandboxClinic.AccountId, SyncMode.Full), cancellationToken);
        if (!synced.Succeeded) throw new InvalidOperationException($"The sandbox could not be seeded: {synced.Errors[0].Message}");
        await driver.SettleAsync(cancellationToken);
    }

    private async Task AccountsAsync(CancellationToken cancellationToken)
    {
        await using var batch = databases.Owner.CreateBatch();
        Account(batch, SandboxClinic.AccountId, SandboxClinic.Name, MainNumber);
        Account(batch, OtherAccountId, "Empty Clinic", "+18885550199");
        foreach (var (n, user) in SandboxUsers.All.Index())
        {
            batch.BatchCommands.Add(new("""
                insert into users (id, account_id, name, email, role, created_at) values ($1, $2, $3, $4, $5, $6)
                """)
            {
                Parameters =
                {
                    new() { Value = new Guid($"0193a000-0000-7000-8000-0000000001{n:00}") }, new() { Value = user.AccountId },
                    new() { Value = user.Name }, new() { Value = $"{user.Name}@example.com" }, new() { Value = user.Role.ToString().ToUpperInvariant() },
                    new() { Value = SandboxClinic.ClockStart.ToUniversalTime() },
                },
            });
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Account(NpgsqlBatch batch, Guid id, string name, string number)
    {
        var created = SandboxClinic.ClockStart.ToUniversalTime();
        batch.BatchCommands.Add(new("""
            insert into accounts (id, name, time_zone, default_language, phone, created_at) values ($1, $2, $3, 'en', $4, $5)
            """) { Parameters = { new() { Value = id }, new() { Value = name }, new() { Value = SandboxClinic.TimeZone }, new() { Value = number }, new() { Value = created } } });
        // A verified toll-free number's rate.
        batch.BatchCommands.Add(new("""
            insert into sending_numbers (id, account_id, value, main, messages_per_second, created_at) values (gen_random_uuid(), $1, $2, true, 3, $3)
            """) { Parameters = { new() { Value = id }, new() { Value = number }, new() { Value = created } } });
    }

    private async Task GrantAsync(CancellationToken cancellationToken)
    {
        await using var command = databases.Owner.CreateCommand("""
            grant usage on schema ecw to luma_app;
            grant select, insert, update, delete on all tables in schema ecw to luma_app;
            grant usage, select on all sequences in schema ecw to luma_app;
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task EmptyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await databases.Owner.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("""
            do $$
            declare
                names text;
            begin
                select string_agg(format('%I.%I', schemaname, tablename), ', ') into names
                from pg_tables
                where (schemaname = 'public' and tablename <> 'schema_migrations') or (schemaname = 'messaging' and tablename <> 'recurring');
                execute 'truncate ' || names || ' cascade';
                -- The nodes registered these at their start and will not again: only their next ticks go back with the clock.
                update messaging.recurring set due_at = timestamptz '2026-12-01 09:00:00-08';
            end $$
            """, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
