using System.Reflection;
using Luma.BuildingBlocks.Mediator;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Common.Behaviors;

/// <summary>Opens the tenant's transaction around the handler; commits what succeeded, drops what did not. Within an open one it only goes on.</summary>
internal sealed class TransactionBehavior<TRequest, TResponse>(ITenantSession session, Actor actor, IEnumerable<ITenantResolver<TRequest>> resolvers)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
    where TResponse : IResult<TResponse>
{
    private static readonly bool OwnsTransactions = typeof(TRequest).GetCustomAttribute<OwnsTransactionsAttribute>() is not null;

    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (session.IsOpen || OwnsTransactions) return await next();

        foreach (var resolver in resolvers)
            if (actor.AccountId is null && await resolver.ResolveAsync(request, cancellationToken) is { } found)
                actor.BelongsTo(found);
        if (actor.AccountId is not { } accountId) return TResponse.Fail([Error.NotFound("account")]);

        await session.BeginAsync(accountId, cancellationToken);
        var response = await next();
        // A result with errors has changed nothing: what its handler may have touched is rolled back with the scope.
        if (!response.Succeeded) return response;
        try
        {
            await session.CompleteAsync(cancellationToken);
            return response;
        }
        catch (DbUpdateException) when (actor.Audience is not (Audience.Vendor or Audience.System))
        {
            // A person looks again and decides; what no person waits for is tried again by whoever sent it.
            return TResponse.Fail([new(ErrorKind.Conflict, "CHANGED_MEANWHILE", "Somebody else changed this at the same moment. Look again, then repeat.")]);
        }
    }
}
