using Luma.Application.Common;
using Luma.BuildingBlocks.GraphQL;
using Luma.BuildingBlocks.Mediator;

namespace Luma.Api.GraphQL;

/// <summary>
/// An operation's way to the use cases. Its queries share one transaction, and with it one connection, so they take turns; what they read is
/// in the audit log before any of it is shown. Each command has a transaction of its own.
/// </summary>
internal sealed class StaffOperation(ISender sender, ITenantSession session, Actor actor, IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private GraphQLException? _broken;

    /// <exception cref="GraphQLException">The query's error, for the field that asked.</exception>
    public async Task<T> AskAsync<T>(IRequest<Result<T>> query, CancellationToken cancellationToken)
    {
        var result = await TryAskAsync(query, cancellationToken);
        return result.Succeeded ? result.Value! : throw UserErrors.Exception(result.Errors[0]);
    }

    /// <summary>Null when there is no such thing in this account, which is all that anybody learns.</summary>
    /// <exception cref="GraphQLException">Any other error of the query.</exception>
    public async Task<T?> FindAsync<T>(IRequest<Result<T>> query, CancellationToken cancellationToken)
        where T : class
    {
        var result = await TryAskAsync(query, cancellationToken);
        if (result.Succeeded) return result.Value;
        return result.Errors[0].Kind == ErrorKind.NotFound ? null : throw UserErrors.Exception(result.Errors[0]);
    }

    /// <returns>What the user can mend; empty when it was done.</returns>
    /// <exception cref="GraphQLException">Any other error of the command.</exception>
    public async Task<IReadOnlyList<UserError>> TellAsync(IRequest<Result> command, CancellationToken cancellationToken) =>
        UserErrors.Mendable((await TryTellAsync(command, cancellationToken)).Errors);

    /// <inheritdoc cref="TellAsync"/>
    public async Task<(T? Value, IReadOnlyList<UserError> Errors)> TellAsync<T>(IRequest<Result<T>> command, CancellationToken cancellationToken)
    {
        var result = await TryTellAsync(command, cancellationToken);
        return (result.Value, UserErrors.Mendable(result.Errors));
    }

    /// <summary>Writes what was read into the audit log, and commits.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (_broken is not null) throw _broken;
        if (session.IsOpen) await session.CompleteAsync(cancellationToken);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<Result<T>> TryAskAsync<T>(IRequest<Result<T>> query, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_broken is not null) throw _broken;
            var opens = !query.GetType().IsDefined(typeof(OwnsTransactionsAttribute), inherit: false);
            if (opens && !session.IsOpen && actor is { Audience: Audience.Staff, AccountId: { } accountId }) await session.BeginAsync(accountId, cancellationToken);
            return await sender.Send(query, cancellationToken);
        }
        catch (Exception error) when (UserErrors.OfDatabase(error) is { } told)
        {
            // PostgreSQL takes no more statements in this transaction.
            throw _broken = told;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<TResult> TryTellAsync<TResult>(IRequest<TResult> command, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().ActsAs(actor);
        try
        {
            return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, cancellationToken);
        }
        catch (Exception error) when (UserErrors.OfDatabase(error) is { } told)
        {
            throw new GraphQLException(told.Message, told.Code);
        }
    }
}
