using System.Diagnostics;
using Luma.BuildingBlocks.Mediator;

namespace Luma.Application.Common.Behaviors;

/// <summary>One span a request, named after it; never its content, which is PHI.</summary>
internal sealed class TracingBehavior<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Activities.StartActivity(typeof(TRequest).Name);
        try
        {
            var response = await next();
            if (response is IResult<TResponse> { Succeeded: false } failed) span?.SetTag("luma.error", failed.Errors[0].Code);
            return response;
        }
        catch (Exception error)
        {
            span?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            throw;
        }
    }
}
