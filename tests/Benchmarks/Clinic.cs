using Luma.Application;
using Luma.Application.Messaging;
using Luma.Domain.Messaging;
using Luma.Infrastructure;
using Luma.Infrastructure.Persistence;
using Luma.Integrations.Ecw;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.Benchmarks;

/// <summary>The product's services over a database, at a moment that stands still, with a vendor that answers at once.</summary>
internal sealed class Clinic : IAsyncDisposable
{
    public static readonly Guid Account = new("0193a000-0000-7000-8000-0000000000be");

    /// <summary>A Tuesday, eleven in the morning at the clinic.</summary>
    public static readonly DateTimeOffset Now = new(2026, 12, 1, 16, 0, 0, TimeSpan.Zero);

    private readonly Databases _databases;
    private readonly ServiceProvider _services;

    public Clinic(string database)
    {
        _databases = new Databases(database);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new StandingClock());
        services.AddApplication();
        services.AddInfrastructure(_databases, new Uri("https://luma.test"), TimeSpan.FromDays(1));
        services.AddEcw(new EcwOptions { AccountId = Account }, _ => _databases.App);
        foreach (var channel in new[] { Channel.Sms, Channel.Voice, Channel.Email }) services.AddSingleton<IMessageProvider>(new InstantVendor(channel));
        _services = services.BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<TResult> InScopeAsync<TResult>(Func<IServiceProvider, Task<TResult>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Application.Common.Actor>().IsSystem(Account);
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _databases.DisposeAsync();
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class InstantVendor(Channel channel) : IMessageProvider
    {
        private int _ids;

        public string Name => "instant";

        public Channel Channel => channel;

        public Task<DispatchOutcome> SendAsync(MessageDispatch dispatch, CancellationToken cancellationToken) =>
            Task.FromResult<DispatchOutcome>(new DispatchOutcome.Accepted($"{channel}-{Interlocked.Increment(ref _ids)}"));

        public Task<SettlementAnswer> SettleAsync(MessageDispatch dispatch, DateTimeOffset begunAt, CancellationToken cancellationToken) =>
            Task.FromResult<SettlementAnswer>(new SettlementAnswer.NoAnswer("never asked"));
    }
}
