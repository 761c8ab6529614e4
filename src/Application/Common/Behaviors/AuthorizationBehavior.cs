using System.Reflection;
using Luma.BuildingBlocks.Mediator;

namespace Luma.Application.Common.Behaviors;

/// <summary>Asks whether the actor may send the request, before anything is read for it.</summary>
internal sealed class AuthorizationBehavior<TRequest, TResponse>(Actor actor) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
    where TResponse : IResult<TResponse>
{
    private static readonly RequiresAttribute? Requires = typeof(TRequest).GetCustomAttribute<RequiresAttribute>();
    private static readonly OpenToAttribute? OpenTo = typeof(TRequest).GetCustomAttribute<OpenToAttribute>();

    public Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken) =>
        Objection() is { } error ? Task.FromResult(TResponse.Fail([error])) : next();

    private Error? Objection()
    {
        if (OpenTo is not null) return OpenTo.Audiences.Contains(actor.Audience) ? null : Error.Forbidden("This is not open to you.");
        if (Requires is null) throw new InvalidOperationException($"{typeof(TRequest).Name} does not say who may send it.");
        if (actor.Audience == Audience.LinkHolder) return Error.Unauthenticated();
        return actor.May(Requires.Permission) ? null : Error.Forbidden($"Your role does not include '{Requires.Permission}'.");
    }
}
