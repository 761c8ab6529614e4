using Luma.BuildingBlocks.Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.Mediator.Tests;

public sealed class MediatorTests
{
    [Fact]
    public async Task A_request_reaches_its_handler_through_the_behaviours_in_order()
    {
        var trace = new List<string>();
        var services = new ServiceCollection().AddMediator(typeof(MediatorTests).Assembly)
            .AddSingleton(trace)
            .AddScoped(typeof(IPipelineBehavior<,>), typeof(Outer<,>))
            .AddScoped(typeof(IPipelineBehavior<,>), typeof(Inner<,>))
            .BuildServiceProvider();

        var answer = await services.GetRequiredService<ISender>().Send(new Double(21));

        answer.ShouldBe(42);
        trace.ShouldBe(["outer in", "inner in", "handler", "inner out", "outer out"]);
    }

    [Fact]
    public async Task A_behaviour_that_does_not_go_on_keeps_the_handler_from_running()
    {
        var trace = new List<string>();
        var services = new ServiceCollection().AddMediator(typeof(MediatorTests).Assembly)
            .AddSingleton(trace).AddScoped<IPipelineBehavior<Double, int>, Refuse>().BuildServiceProvider();

        (await services.GetRequiredService<ISender>().Send(new Double(21))).ShouldBe(-1);
        trace.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_without_a_handler_is_named()
    {
        var services = new ServiceCollection().AddMediator(typeof(MediatorTests).Assembly).BuildServiceProvider();

        var error = await Should.ThrowAsync<InvalidOperationException>(() => services.GetRequiredService<ISender>().Send(new Orphan()));

        error.Message.ShouldContain(nameof(Orphan));
    }

    [Fact]
    public void Two_handlers_for_one_request_are_refused_at_registration()
    {
        var error = Should.Throw<InvalidOperationException>(() =>
            new ServiceCollection().AddMediator(typeof(MediatorTests).Assembly, typeof(MediatorTests).Assembly));

        error.Message.ShouldContain("Double");
    }

    [Fact]
    public async Task A_notification_reaches_every_handler()
    {
        var trace = new List<string>();
        var services = new ServiceCollection().AddMediator(typeof(MediatorTests).Assembly).AddSingleton(trace).BuildServiceProvider();

        await services.GetRequiredService<IPublisher>().Publish(new Happened("x"));

        trace.ShouldBe(["first x", "second x"], ignoreOrder: true);
    }

    private sealed record Double(int Value) : IRequest<int>;

    private sealed record Orphan : IRequest<int>;

    private sealed record Happened(string What) : INotification;

    private sealed class DoubleHandler(List<string> trace) : IRequestHandler<Double, int>
    {
        public Task<int> Handle(Double request, CancellationToken cancellationToken)
        {
            trace.Add("handler");
            return Task.FromResult(request.Value * 2);
        }
    }

    private sealed class First(List<string> trace) : INotificationHandler<Happened>
    {
        public Task Handle(Happened notification, CancellationToken cancellationToken)
        {
            trace.Add($"first {notification.What}");
            return Task.CompletedTask;
        }
    }

    private sealed class Second(List<string> trace) : INotificationHandler<Happened>
    {
        public Task Handle(Happened notification, CancellationToken cancellationToken)
        {
            trace.Add($"second {notification.What}");
            return Task.CompletedTask;
        }
    }

    private sealed class Outer<TRequest, TResponse>(List<string> trace) : IPipelineBehavior<TRequest, TResponse>
        where TRequest : notnull
    {
        public Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken) =>
            Traced("outer", trace, next);
    }

    private sealed class Inner<TRequest, TResponse>(List<string> trace) : IPipelineBehavior<TRequest, TResponse>
        where TRequest : notnull
    {
        public Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken) =>
            Traced("inner", trace, next);
    }

    private sealed class Refuse : IPipelineBehavior<Double, int>
    {
        public Task<int> Handle(Double request, RequestHandlerDelegate<int> next, CancellationToken cancellationToken) => Task.FromResult(-1);
    }

    private static async Task<T> Traced<T>(string name, List<string> trace, RequestHandlerDelegate<T> next)
    {
        trace.Add($"{name} in");
        var answer = await next();
        trace.Add($"{name} out");
        return answer;
    }
}
