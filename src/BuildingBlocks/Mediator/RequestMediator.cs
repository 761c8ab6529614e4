using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.Mediator;

/// <summary>Finds handler and behaviours in the scope's container. The typed pipeline of each request type is built once.</summary>
internal sealed class RequestMediator(IServiceProvider services) : ISender, IPublisher
{
    private static readonly ConcurrentDictionary<Type, object> Pipelines = new();

    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var pipeline = (Pipeline<TResponse>)Pipelines.GetOrAdd(
            request.GetType(),
            static (type, response) => Activator.CreateInstance(typeof(Pipeline<,>).MakeGenericType(type, response))!,
            typeof(TResponse));
        return pipeline.Run(request, services, cancellationToken);
    }

    public async Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification
    {
        foreach (var handler in services.GetServices<INotificationHandler<TNotification>>())
            await handler.Handle(notification, cancellationToken);
    }
}

internal abstract class Pipeline<TResponse>
{
    public abstract Task<TResponse> Run(IRequest<TResponse> request, IServiceProvider services, CancellationToken cancellationToken);
}

internal sealed class Pipeline<TRequest, TResponse> : Pipeline<TResponse>
    where TRequest : IRequest<TResponse>
{
    public override Task<TResponse> Run(IRequest<TResponse> request, IServiceProvider services, CancellationToken cancellationToken)
    {
        var typed = (TRequest)request;
        RequestHandlerDelegate<TResponse> next = () => Handler(services).Handle(typed, cancellationToken);
        foreach (var behavior in services.GetServices<IPipelineBehavior<TRequest, TResponse>>().Reverse())
        {
            var inner = next;
            next = () => behavior.Handle(typed, inner, cancellationToken);
        }

        return next();
    }

    // Created only when the behaviours have let the request through: what a handler asks for may need the transaction that they open.
    private static IRequestHandler<TRequest, TResponse> Handler(IServiceProvider services) =>
        services.GetService<IRequestHandler<TRequest, TResponse>>()
        ?? throw new InvalidOperationException($"No handler is registered for {typeof(TRequest).Name}.");
}
