using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;

namespace Luma.Application.Appointments;

/// <summary>Hears of appointments that were made, moved, answered or otherwise changed.</summary>
[Requires(Permission.ViewPatients)]
[OwnsTransactions]
public sealed record WatchSchedule : IRequest<Result<IAsyncEnumerable<Change>>>;

internal sealed class WatchScheduleHandler(IChangeFeed feed, Actor actor) : IRequestHandler<WatchSchedule, Result<IAsyncEnumerable<Change>>>
{
    public async Task<Result<IAsyncEnumerable<Change>>> Handle(WatchSchedule request, CancellationToken cancellationToken) =>
        actor.AccountId is { } accountId
            ? new Result<IAsyncEnumerable<Change>>(await feed.ListenAsync(accountId, ChangeKind.Schedule, cancellationToken), [])
            : Error.NotFound("account");
}
