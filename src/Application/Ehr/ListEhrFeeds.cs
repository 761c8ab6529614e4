using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Ehr;

public sealed record EhrFeedView(
    string Feed, DateTimeOffset? LastStartedAt, DateTimeOffset? LastFinishedAt, DateTimeOffset? LastFullAt, string? LastError, int Quarantined);

public sealed record QuarantinedRowView(string Feed, string EhrId, string Field, string Reason, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt);

/// <summary>How each kind of the EHR's rows was last read, in the order in which they depend on each other.</summary>
[Requires(Permission.SyncEhr)]
public sealed record ListEhrFeeds : IRequest<Result<IReadOnlyList<EhrFeedView>>>;

/// <summary>Rows of the EHR that could not be read, the latest first: which and why, not what they hold.</summary>
[Requires(Permission.SyncEhr)]
public sealed record ListQuarantine(string? Feed, PageRequest Page) : IRequest<Result<Page<QuarantinedRowView>>>;

/// <summary>How many rows are in quarantine.</summary>
[Requires(Permission.SyncEhr)]
public sealed record CountQuarantine(string? Feed) : IRequest<Result<int>>;

internal sealed class EhrFeedsHandler(ILumaDb db)
    : IRequestHandler<ListEhrFeeds, Result<IReadOnlyList<EhrFeedView>>>, IRequestHandler<ListQuarantine, Result<Page<QuarantinedRowView>>>,
        IRequestHandler<CountQuarantine, Result<int>>
{
    public async Task<Result<IReadOnlyList<EhrFeedView>>> Handle(ListEhrFeeds request, CancellationToken cancellationToken)
    {
        var feeds = await db.EhrFeeds.Select(feed => new EhrFeedView(
                feed.Feed, feed.LastStartedAt, feed.LastFinishedAt, feed.LastFullAt, feed.LastError, db.EhrQuarantine.Count(row => row.Feed == feed.Feed)))
            .ToListAsync(cancellationToken);
        return feeds.OrderBy(feed => EhrFeed.All.ToList().IndexOf(feed.Feed)).ToList();
    }

    public async Task<Result<Page<QuarantinedRowView>>> Handle(ListQuarantine request, CancellationToken cancellationToken) =>
        request.Page.Of(await db.EhrQuarantine.Where(row => request.Feed == null || row.Feed == request.Feed)
            .OrderByDescending(row => row.LastSeenAt).ThenBy(row => row.Feed).ThenBy(row => row.EhrId)
            .Skip(request.Page.Skip).Take(request.Page.Take + 1)
            .Select(row => new QuarantinedRowView(row.Feed, row.EhrId, row.Field, row.Reason, row.FirstSeenAt, row.LastSeenAt))
            .ToListAsync(cancellationToken));

    public async Task<Result<int>> Handle(CountQuarantine request, CancellationToken cancellationToken) =>
        await db.EhrQuarantine.CountAsync(row => request.Feed == null || row.Feed == request.Feed, cancellationToken);
}
