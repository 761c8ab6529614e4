using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Luma.BuildingBlocks.Messaging.Tests;

/// <summary>One process that takes part: its own container, connections and claimant.</summary>
public sealed class Node : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly NpgsqlDataSource source;
    private bool started;

    internal Node(Database database, string name, Action<MessagingOptions>? configure, Sabotage? sabotage)
    {
        Name = name;
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = name, MaxPoolSize = 30 });
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(database.Clock);
        collection.AddSingleton(Script);
        if (sabotage is not null)
        {
            collection.AddSingleton(sabotage);
            collection.AddScoped<IMessageUnitOfWork, SabotagedUnitOfWork>();
        }
        collection.AddMessaging(options =>
        {
            options.NodeName = name;
            options.DataSource = _ => source;
            options.Lease = TimeSpan.FromSeconds(1);
            foreach (var message in new[] { typeof(Step), typeof(Note), typeof(Fragile) })
                options.Messages.Add(message);
            foreach (var handler in new[] { typeof(StepHandler), typeof(NoteHandler), typeof(FragileHandler) })
                options.Handlers.Add(handler);
            configure?.Invoke(options);
        });
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public string Name { get; }

    public Script Script { get; } = new();

    public MessageProcessor Processor => services.GetRequiredService<MessageProcessor>();

    public DeadLetters DeadLetters => services.GetRequiredService<DeadLetters>();

    public IMessageSignal Signal => services.GetRequiredService<IMessageSignal>();

    internal ClaimStore Claims => services.GetRequiredService<ClaimStore>();

    internal EndingStore Endings => services.GetRequiredService<EndingStore>();

    internal CleanUpStore CleanUp => services.GetRequiredService<CleanUpStore>();

    public async Task<long> DrainAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        return await Processor.DrainAsync(patience.Token);
    }

    /// <summary>Claims what is due and then does nothing with it: a process that died holding it.</summary>
    internal Task<IReadOnlyList<Claim>> ClaimAndDieAsync(int limit = 100) => Claims.ClaimDueAsync(limit, CancellationToken.None);

    public async Task StartAsync()
    {
        started = true;
        foreach (var hosted in services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken patience = default)
    {
        started = false;
        foreach (var hosted in services.GetServices<IHostedService>().Reverse())
            await hosted.StopAsync(patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (started)
            await StopAsync(new CancellationToken(canceled: true));
        await services.DisposeAsync();
        await source.DisposeAsync();
    }
}
