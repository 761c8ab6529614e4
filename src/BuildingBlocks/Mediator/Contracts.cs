namespace Luma.BuildingBlocks.Mediator;

/// <summary>A command or query that answers with <typeparamref name="TResponse"/>. Exactly one handler serves it.</summary>
public interface IRequest<out TResponse>;

/// <summary>Serves one kind of request.</summary>
public interface IRequestHandler<in TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken);
}

/// <summary>The rest of the pipeline, the handler at its end.</summary>
public delegate Task<TResponse> RequestHandlerDelegate<TResponse>();

/// <summary>A step around every handler. Steps run in the order of their registration, the first one outermost.</summary>
public interface IPipelineBehavior<in TRequest, TResponse>
    where TRequest : notnull
{
    Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken);
}

/// <summary>Sends a request through the pipeline to its handler.</summary>
public interface ISender
{
    /// <exception cref="InvalidOperationException">No handler is registered for the request.</exception>
    Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default);
}

/// <summary>Something that happened, told to any number of handlers in this process and transaction. What must survive a crash goes to the outbox
/// instead.</summary>
public interface INotification;

/// <summary>Reacts to one kind of notification.</summary>
public interface INotificationHandler<in TNotification>
    where TNotification : INotification
{
    Task Handle(TNotification notification, CancellationToken cancellationToken);
}

/// <summary>Tells a notification to its handlers, one after the other; the first exception ends it.</summary>
public interface IPublisher
{
    Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification;
}
