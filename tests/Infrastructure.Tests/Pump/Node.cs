using Luma.Application;
using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Accounts;
using Luma.Infrastructure.Messaging.Pump;
using Luma.Infrastructure.Persistence;
using Luma.Infrastructure.Tests.Messaging.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.Infrastructure.Tests.Pump;

/// <summary>One node's services over a database, without its background work: what runs, runs when a test says so.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Node(Databases databases, ManualClock clock, params IEnumerable<IMessageProvider> vendors)
        : this(databases, clock, new PumpTiming(), vendors)
    {
    }

    public Node(Databases databases, ManualClock clock, PumpTiming timing, IEnumerable<IMessageProvider> vendors)
    {
        var services = new ServiceCollection();
        services.AddSingleton(timing);
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddApplication();
        services.AddInfrastructure(databases, new Uri("https://luma.test"), TimeSpan.FromMinutes(15));
        foreach (var vendor in vendors) services.AddSingleton(vendor);
        _services = services.BuildServiceProvider();
    }

    public MessagePump Pump => _services.GetRequiredService<MessagePump>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Works until nothing is due at this moment, or a round does nothing.</summary>
    public async Task PumpAsync()
    {
        while (await Pump.RunOnceAsync(CancellationToken.None) > 0)
        {
        }
    }

    public async Task<TResponse> SendAsync<TResponse>(Guid account, IRequest<TResponse> request, string name = "ada")
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().IsStaff(account, Role.Admin, name);
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(request);
    }

    /// <summary>A vendor's report, in a transaction of its own as webhooks have it.</summary>
    public async Task ReportAsync(Guid account, Func<IDeliveryLedger, Task> report)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().IsVendor("test");
        var session = scope.ServiceProvider.GetRequiredService<ITenantSession>();
        await session.BeginAsync(account, CancellationToken.None);
        await report(scope.ServiceProvider.GetRequiredService<IDeliveryLedger>());
        await session.CompleteAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
