using Luma.Application.Accounts;
using Luma.Application.Ehr;
using Luma.BuildingBlocks.Mediator;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Ehr;
using Luma.Infrastructure.Ehr;
using Luma.Infrastructure.Persistence;
using Luma.Integrations.Ecw.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Luma.Integrations.Ecw.Tests;

/// <summary>The seeded clinic with the connector on top, at the sandbox's first moment. <paramref name="ecw"/> is where eCW's own tables are.</summary>
public sealed class EcwClinic(string connectionString, IEcwSite ecw) : IAsyncDisposable, ISettingsReader
{
    private readonly Databases _databases = new(connectionString, 10);
    private ServiceProvider? _services;

    public static readonly Guid Account = SandboxClinic.AccountId;

    public MovableClock Clock { get; } = new(SandboxClinic.ClockStart);

    public EhrSettings Settings { get; set; } = new();

    public EcwOptions Options { get; } = new() { AccountId = Account, CatalogAge = TimeSpan.Zero, WriteTimeout = TimeSpan.FromSeconds(5) };

    /// <summary>Is called within a sync, with the feed and the number of each patient's and visit's row as it is read.</summary>
    public Func<string, int, Task>? OnRead { get; set; }

    private ServiceProvider Services => _services ??= Build();

    public async Task<SyncCounts> SyncAsync(SyncMode mode = SyncMode.Incremental)
    {
        var result = await TrySyncAsync(mode);
        result.Errors.ShouldBeEmpty();
        return result.Value!;
    }

    public Task<Application.Common.Result<SyncCounts>> TrySyncAsync(SyncMode mode = SyncMode.Incremental) =>
        Services.CreateScope().ServiceProvider.GetRequiredService<ISender>().Send(new SyncEhr(Account, mode));

    /// <summary>Changes eCW's tables, as its own screens would.</summary>
    public Task EcwAsync(string sql) => ecw.ExecuteAsync(sql);

    public IEcwSite Ecw => ecw;

    public string ConnectionString => connectionString;

    public NpgsqlDataSource App => _databases.App;

    public Task<T?> EcwValueAsync<T>(string sql) => ecw.ValueAsync<T>(sql);

    public Task RunAsync(string sql) => SqlText.ExecuteAsync(_databases.Owner, sql);

    public Task<T?> ValueAsync<T>(string sql) => SqlText.ValueAsync<T>(_databases.Owner, sql);

    /// <summary>One column of our appointment.</summary>
    public Task<T?> AppointmentAsync<T>(long encounter, string column) => ValueAsync<T>($"select {column} from appointments where ehr_id = '{encounter}'");

    /// <summary>A patient's answer, stored as the product does: status, push, message.</summary>
    public async Task<Guid> AnswerAsync(long encounter, string status, string code)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        var push = Guid.CreateVersion7(Clock.GetUtcNow());
        await RunAsync($"""
            update appointments set status = '{status}' where ehr_id = '{encounter}';
            insert into ehr_pushes (id, account_id, appointment_id, status, ehr_status_code, created_at)
            select '{push}', account_id, id, '{status}', '{code}', '{Clock.GetUtcNow():O}' from appointments where ehr_id = '{encounter}'
            """);
        return push;
    }

    public Task PushAsync(Guid push)
    {
        var handler = typeof(EhrRegistration).Assembly.GetTypes().Single(type => typeof(IMessageHandler<PushAppointmentStatus>).IsAssignableFrom(type));
        var instance = (IMessageHandler<PushAppointmentStatus>)ActivatorUtilities.CreateInstance(Services, handler);
        var now = Clock.GetUtcNow();
        return instance.HandleAsync(
            new(push), new() { Id = push, Name = "ehr.push-status", Tenant = Account, Attempt = 1, EnqueuedAt = now, DueAt = now }, CancellationToken.None);
    }

    ValueTask<TSettings> ISettingsReader.ReadAsync<TSettings>(Guid accountId, CancellationToken cancellationToken) => new((TSettings)(object)Settings);

    public async ValueTask DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        await _databases.DisposeAsync();
        if (ecw is not null) await ecw.DisposeAsync();
        await TestPostgres.DropAsync(connectionString);
    }

    public void Register(IServiceCollection services)
    {
        var assemblies = new[] { typeof(SyncEhr).Assembly };
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(_databases);
        services.AddSingleton<ISettingsReader>(this);
        services.AddSingleton(MessageTypes.Scan(assemblies));
        services.AddMediator(assemblies);
        services.AddEhr();
        services.AddEcw(Options, provider => provider.GetRequiredService<Databases>().App);
        var reader = services.Last(service => service.ServiceType == typeof(IEhrSource)).ImplementationType!;
        services.AddSingleton<IEhrSource>(provider =>
            new WatchedSource((IEhrSource)ActivatorUtilities.CreateInstance(provider, reader), (feed, row) => OnRead?.Invoke(feed, row) ?? Task.CompletedTask));
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        Register(services);
        return services.BuildServiceProvider();
    }
}

/// <summary>Where eCW's own tables are: schema <c>ecw</c> itself, or a MySQL behind it. Statements name tables as in schema <c>ecw</c>.</summary>
public interface IEcwSite : IAsyncDisposable
{
    Task ExecuteAsync(string sql);

    Task<T?> ValueAsync<T>(string sql);

    /// <summary>After tables or columns have changed.</summary>
    Task RefreshAsync(params (string Ours, string Theirs)[] renamed);

    /// <summary>Lets the tests rename what the site's own triggers name.</summary>
    Task AllowOddNamesAsync();

    /// <summary>The EHR cannot be reached from now on.</summary>
    Task LeaveAsync();

    Task ReturnAsync();
}

public sealed class MovableClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now.ToUniversalTime();

    public void Advance(TimeSpan time) => _now += time;
}

internal static class SqlText
{
    public static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<T?> ValueAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() && !reader.IsDBNull(0) ? reader.GetFieldValue<T>(0) : default;
    }
}
