using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Messaging;

namespace Luma.Application.Messaging;

/// <summary>The public list of why messages are not sent (NEW-01).</summary>
[Requires(Permission.ViewMessages)]
public sealed record ListReasons : IRequest<Result<IReadOnlyList<Reason>>>;

internal sealed class ListReasonsHandler : IRequestHandler<ListReasons, Result<IReadOnlyList<Reason>>>
{
    public Task<Result<IReadOnlyList<Reason>>> Handle(ListReasons request, CancellationToken cancellationToken) =>
        Task.FromResult(new Result<IReadOnlyList<Reason>>(Reasons.All, []));
}
