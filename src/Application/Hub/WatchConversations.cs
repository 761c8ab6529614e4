using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;

namespace Luma.Application.Hub;

/// <summary>Hears of conversations that got an entry.</summary>
[Requires(Permission.ViewHub)]
[OwnsTransactions]
public sealed record WatchConversations : IRequest<Result<IAsyncEnumerable<Change>>>;

internal sealed class WatchConversationsHandler(IChangeFeed feed, Actor actor) : IRequestHandler<WatchConversations, Result<IAsyncEnumerable<Change>>>
{
    public async Task<Result<IAsyncEnumerable<Change>>> Handle(WatchConversations request, CancellationToken cancellationToken) =>
        actor.AccountId is { } accountId
            ? new Result<IAsyncEnumerable<Change>>(await feed.ListenAsync(accountId, ChangeKind.Conversation, cancellationToken), [])
            : Error.NotFound("account");
}
