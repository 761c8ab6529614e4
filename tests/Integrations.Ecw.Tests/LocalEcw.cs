using Luma.BuildingBlocks.Messaging;
using Luma.Infrastructure.Persistence;
using Luma.Integrations.Ecw.Sandbox;
using Npgsql;

namespace Luma.Integrations.Ecw.Tests;

/// <summary>eCW's tables as local ones, in a copy of a migrated and seeded database.</summary>
public sealed class LocalEcw : IEcwSite
{
    private readonly NpgsqlDataSource _owner;

    private LocalEcw(string connectionString) => _owner = NpgsqlDataSource.Create(connectionString);

    public static async Task<EcwClinic> OpenAsync()
    {
        var connectionString = await TestPostgres.CreateFromTemplateAsync("ecw", PrepareAsync);
        return new(connectionString, new LocalEcw(connectionString));
    }

    public Task ExecuteAsync(string sql) => SqlText.ExecuteAsync(_owner, sql);

    public Task<T?> ValueAsync<T>(string sql) => SqlText.ValueAsync<T>(_owner, sql);

    public Task RefreshAsync(params (string Ours, string Theirs)[] renamed) => Task.CompletedTask;

    public Task AllowOddNamesAsync() => ExecuteAsync("alter table ecw.enc disable trigger complete");

    public Task LeaveAsync() => ExecuteAsync("alter schema ecw rename to ecw_away");

    public Task ReturnAsync() => ExecuteAsync("alter schema ecw_away rename to ecw");

    public ValueTask DisposeAsync() => _owner.DisposeAsync();

    public static async Task PrepareAsync(string connectionString)
    {
        await using var owner = NpgsqlDataSource.Create(connectionString);
        var assembly = typeof(Databases).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Migrations.0", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            await SqlText.ExecuteAsync(owner, await reader.ReadToEndAsync());
        }

        if (await SqlText.ValueAsync<string>(owner, "select to_regnamespace('messaging')::text") is null) await SqlText.ExecuteAsync(owner, MessagingSchema.Sql);
        await SqlText.ExecuteAsync(owner, """
            grant usage on schema messaging to luma_app;
            grant select, insert, update, delete on all tables in schema messaging to luma_app;
            grant usage on all sequences in schema messaging to luma_app;
            """);
        await SqlText.ExecuteAsync(owner, $"""
            insert into accounts (id, name, time_zone, created_at)
            values ('{SandboxClinic.AccountId}', '{SandboxClinic.Name}', '{SandboxClinic.TimeZone}', '{SandboxClinic.ClockStart:O}')
            """);
        await EcwSandbox.ResetAsync(owner, CancellationToken.None);
    }
}
