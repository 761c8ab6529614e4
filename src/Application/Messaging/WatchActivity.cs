using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;

namespace Luma.Application.Messaging;

/// <summary>Hears of messages that were sent, delivered or failed.</summary>
[Requires(Permission.ViewMessages)]
[OwnsTransactions]
public sealed record WatchActivity : IRequest<Result<IAsyncEnumerable<Change>>>;

internal sealed class WatchActivityHandler(IChangeFeed feed, Actor actor) : IRequestHandler<WatchActivity, Result<IAsyncEnumerable<Change>>>
{
    public async Task<Result<IAsyncEnumerable<Change>>> Handle(WatchActivity request, CancellationToken cancellationToken) =>
        actor.AccountId is { } accountId
            ? new Result<IAsyncEnumerable<Change>>(await feed.ListenAsync(accountId, ChangeKind.Activity, cancellationToken), [])
            : Error.NotFound("account");
}
