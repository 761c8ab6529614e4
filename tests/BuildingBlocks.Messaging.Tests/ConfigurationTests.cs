using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.Messaging.Tests;

public sealed class ConfigurationTests
{
    [Fact]
    public void Every_contradiction_is_named_at_once()
    {
        var error = Should.Throw<MessagingConfigurationException>(() => new ServiceCollection().AddMessaging(options =>
        {
            options.BatchSize = 0;
            options.Lease = TimeSpan.FromMilliseconds(5);
            options.Messages.Add(typeof(Step));
            options.Messages.Add(typeof(SameNameAsStep));
            options.Messages.Add(typeof(Mixed));
            options.Messages.Add(typeof(NoTries));
            options.Handlers.Add(typeof(HandlerOfNameless));
            options.Handlers.Add(typeof(TransactionalMixed));
            options.Handlers.Add(typeof(FreeMixed));
            options.Handlers.Add(typeof(ConfigurationTests));
            options.Recurring.Add(new("twice", new Every(TimeSpan.FromHours(1)), () => new Mixed()));
            options.Recurring.Add(new("twice", new Every(TimeSpan.FromHours(1)), () => new Mixed()));
        }));

        string[] named = ["BatchSize", "Lease", nameof(SameNameAsStep), nameof(HandlerOfNameless), nameof(FreeMixed), nameof(NoTries), "'twice'", nameof(ConfigurationTests)];
        error.Problems.Count.ShouldBe(named.Length, error.Message);
        foreach (var name in named)
            error.Message.ShouldContain(name);
    }

    [Fact]
    public void Assemblies_are_scanned_for_names_and_a_duplicate_is_refused()
    {
        MessageTypes.Scan(typeof(MessagingOptions).Assembly).Names.ShouldBeEmpty();
        Should.Throw<MessagingConfigurationException>(() => MessageTypes.Scan(typeof(Step).Assembly)).Message.ShouldContain("'test.step'");
    }

    [Fact]
    public void A_product_keeps_its_own_unit_of_work()
    {
        var services = new ServiceCollection().AddScoped<IMessageUnitOfWork, SabotagedUnitOfWork>().AddMessaging(_ => { });

        services.Count(service => service.ServiceType == typeof(IMessageUnitOfWork)).ShouldBe(1);
    }

    [MessageName("test.step")]
    private sealed record SameNameAsStep;

    [MessageName("test.mixed")]
    private sealed record Mixed;

    [MessageName("test.no-tries"), MessageRetry(0)]
    private sealed record NoTries;

    private sealed record Nameless;

    private sealed class HandlerOfNameless : IMessageHandler<Nameless>
    {
        public Task HandleAsync(Nameless message, MessageContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class TransactionalMixed : IMessageHandler<Mixed>
    {
        public Task HandleAsync(Mixed message, MessageContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class FreeMixed : IMessageHandler<Mixed>, INonTransactionalHandler
    {
        public Task HandleAsync(Mixed message, MessageContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
