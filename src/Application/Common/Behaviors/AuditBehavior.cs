using System.Reflection;
using Luma.Application.Audit;
using Luma.BuildingBlocks.Mediator;

namespace Luma.Application.Common.Behaviors;

/// <summary>Records requests that carry <see cref="AuditedAttribute"/> once their handler has succeeded, in the same transaction.</summary>
internal sealed class AuditBehavior<TRequest, TResponse>(IAuditTrail audit) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
    where TResponse : IResult<TResponse>
{
    private static readonly AuditedAttribute? Audited = typeof(TRequest).GetCustomAttribute<AuditedAttribute>();

    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        var response = await next();
        if (Audited is null || !response.Succeeded) return response;
        var subject = (request as IAuditSubject)?.Subject;
        audit.Record(Audited.Action, subject?.Kind, subject?.Id);
        return response;
    }
}
