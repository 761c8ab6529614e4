using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Puts messaging into the container.</summary>
public static class MessagingRegistration
{
    /// <summary>Registers outbox, handlers, workers and <see cref="MessageProcessor"/>. Call once. Register your own scoped
    /// <see cref="IMessageUnitOfWork"/> before or after it to replace the default.</summary>
    /// <exception cref="MessagingConfigurationException">The set-up contradicts itself; names every contradiction.</exception>
    public static IServiceCollection AddMessaging(this IServiceCollection services, Action<MessagingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new MessagingOptions();
        configure(options);
        var problems = new List<string>();
        options.Check(problems);
        var types = new MessageTypes([.. MessageTypes.Named(options.Assemblies), .. options.Messages], options.Json, out var contradictions);
        problems.AddRange(contradictions);
        var handlers = HandlerMap.Build(options, types, problems);
        MessagingConfigurationException.ThrowIfAny(problems);

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(types);
        services.AddSingleton(handlers);
        services.AddSingleton(provider => new MessagingDataSource(options.DataSource(provider)));
        services.AddSingleton<MessageSignal>();
        services.AddSingleton<IMessageSignal>(provider => provider.GetRequiredService<MessageSignal>());
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<QueueReader>();
        services.AddSingleton<ClaimStore>();
        services.AddSingleton<EndingStore>();
        services.AddSingleton<RecurringStore>();
        services.AddSingleton<CleanUpStore>();
        services.AddSingleton<RetryPolicy>();
        services.AddSingleton<Leases>();
        services.AddSingleton<Endings>();
        services.AddSingleton<Acknowledgements>();
        services.AddSingleton<MessageRunner>();
        services.AddSingleton<Finder>();
        services.AddSingleton(Processor);
        services.AddHostedService<Dispatcher>();
        services.AddHostedService<Listener>();
        services.AddHostedService<Housekeeping>();
        services.AddScoped<MessagePublisher>();
        services.AddScoped<IMessagePublisher>(provider => provider.GetRequiredService<MessagePublisher>());
        services.AddScoped<NpgsqlMessageUnitOfWork>();
        services.TryAddScoped<IMessageUnitOfWork>(provider => provider.GetRequiredService<NpgsqlMessageUnitOfWork>());
        foreach (var handler in handlers.Types)
            services.AddScoped(handler);
        return services;
    }

    // Its parts are internal, so its constructor is too, and the container cannot call that by itself.
    private static MessageProcessor Processor(IServiceProvider provider) => new(
        provider.GetRequiredService<Finder>(),
        provider.GetRequiredService<MessageRunner>(),
        provider.GetRequiredService<Leases>(),
        provider.GetRequiredService<EndingStore>(),
        provider.GetRequiredService<CleanUpStore>(),
        provider.GetRequiredService<MessagingOptions>(),
        provider.GetRequiredService<TimeProvider>());
}
