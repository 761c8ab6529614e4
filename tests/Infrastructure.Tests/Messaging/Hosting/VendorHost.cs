using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Luma.Api.Sandbox;
using Luma.Api.Sandbox.Vendors;
using Luma.Api.Webhooks;
using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Messaging.Ses;
using Luma.Infrastructure.Messaging.Twilio;
using Luma.Infrastructure.Tests.Messaging.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Luma.Infrastructure.Tests.Messaging.Hosting;

/// <summary>Webhooks and stand-ins on a real port, adapters pointed at them, handlers recorded.</summary>
public sealed class VendorHost : IAsyncLifetime
{
    public const string AccountSid = "AC00000000000000000000000000000001";
    public const string AuthToken = "sandbox-token";
    public const string MainNumber = "+15550100000";

    private static int numbers = 1_000_000;
    private readonly List<string> logs = [];
    private WebApplication? app;
    private NpgsqlDataSource? database;
    private string connectionString = "";

    internal ManualClock Clock { get; } = new();

    internal RecordingSender Sender { get; } = new();

    internal WireJudge Judge { get; } = new();

    internal Quiescence Settled { get; } = new();

    public Uri Url { get; private set; } = new("http://localhost");

    public HttpClient Http { get; private set; } = new();

    internal TwilioSignature Signature => app!.Services.GetRequiredService<TwilioSignature>();

    internal INumberLookup Lookup => app!.Services.GetRequiredService<INumberLookup>();

    internal SesClient Ses => app!.Services.GetRequiredService<SesClient>();

    public IReadOnlyList<string> Logs
    {
        get
        {
            lock (logs) return [.. logs];
        }
    }

    public static string NewNumber() => $"+1555{Interlocked.Increment(ref numbers)}";

    public IMessageProvider Provider(Channel channel) => app!.Services.GetServices<IMessageProvider>().Single(provider => provider.Channel == channel);

    public async Task InitializeAsync()
    {
        connectionString = await TestPostgres.CreateDatabaseAsync("vendors");
        database = NpgsqlDataSource.Create(connectionString);
        Url = new Uri($"http://127.0.0.1:{FreePort()}");
        Http = new HttpClient { BaseAddress = Url };

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls(Url.AbsoluteUri);
        builder.Configuration.AddInMemoryCollection(Settings(Url.AbsoluteUri.TrimEnd('/')));
        builder.Logging.ClearProviders().AddProvider(new Capture(logs));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddTwilio(builder.Configuration.GetSection("Twilio")).AddSes(builder.Configuration.GetSection("Ses"));
        builder.Services.AddSandboxVendors(_ => database);
        builder.Services.AddSingleton<ISender>(Sender).AddScoped<Actor>();
        builder.Services.AddSingleton<ISandboxQuiescence>(Settled).AddSingleton<ISandboxDirectory, OneClinic>();
        app = builder.Build();
        await app.Services.GetRequiredService<SandboxVendorStore>().CreateSchemaAsync();
        Judge.Watch(app);
        app.UseRouting();
        app.MapTwilioWebhooks().MapSesWebhooks().MapSandboxVendors();
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        await TestPostgres.DropAsync(connectionString);
    }

    internal static Dictionary<string, string?> Settings(string url) => new()
    {
        ["Twilio:AccountSid"] = AccountSid,
        ["Twilio:AuthToken"] = AuthToken,
        ["Twilio:BaseAddress"] = $"{url}/sandbox/vendors/twilio",
        ["Twilio:LookupsBaseAddress"] = $"{url}/sandbox/vendors/lookups",
        ["Twilio:PublicUrl"] = url,
        ["Twilio:Transport:Timeout"] = "00:00:01",
        ["Twilio:Transport:BreakAfter"] = "1000",
        ["Ses:AccessKeyId"] = "AKIDSANDBOX",
        ["Ses:SecretAccessKey"] = "sandbox-secret",
        ["Ses:BaseAddress"] = $"{url}/sandbox/vendors/ses",
        ["Ses:ConfigurationSetName"] = "engage",
        ["Ses:TopicArn"] = "arn:aws:sns:us-east-1:000000000000:mail-events",
        ["Ses:Transport:Timeout"] = "00:00:01",
        ["Ses:Transport:BreakAfter"] = "1000",
    };

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal sealed class Quiescence : ISandboxQuiescence
    {
        private int count;

        public int Count => count;

        public Task SettleAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref count);
            return Task.CompletedTask;
        }
    }

    private sealed class OneClinic : ISandboxDirectory
    {
        public Task<string> MainNumberAsync(CancellationToken cancellationToken) => Task.FromResult(MainNumber);
    }

    private sealed class Capture(List<string> logs) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (logs) logs.Add(formatter(state, exception) + exception);
        }

        public void Dispose()
        {
        }
    }
}

[CollectionDefinition(Name)]
public sealed class VendorCollection : ICollectionFixture<VendorHost>
{
    public const string Name = "vendors";
}
