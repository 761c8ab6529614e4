using Luma.Application.Ehr;
using Luma.BuildingBlocks.GraphQL;

namespace Luma.Api.GraphQL;

[GraphQLName("EhrFeed")]
[GraphQLDescription("One kind of the EHR's rows.")]
internal sealed record EhrFeedNode(
    [property: GraphQLName("name")] string Feed, DateTimeOffset? LastStartedAt, DateTimeOffset? LastFinishedAt, DateTimeOffset? LastFullAt, string? LastError,
    [property: GraphQLDescription("Rows in quarantine.")] int Quarantined)
{
    public static EhrFeedNode Of(EhrFeedView view) =>
        new(view.Feed, view.LastStartedAt, view.LastFinishedAt, view.LastFullAt, view.LastError, view.Quarantined);
}

[GraphQLName("EhrQuarantinedRow")]
internal sealed record QuarantinedRowNode(
    string Feed, string EhrId, [property: GraphQLDescription("The column that could not be read.")] string Field, string Reason, DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt)
{
    public static QuarantinedRowNode Of(QuarantinedRowView view) => new(view.Feed, view.EhrId, view.Field, view.Reason, view.FirstSeenAt, view.LastSeenAt);
}

[QueryType]
internal static class EhrQueries
{
    [GraphQLDescription("How each kind of the EHR's rows was last read.")]
    [ListSize(6)]
    public static async Task<IReadOnlyList<EhrFeedNode>> GetEhrFeedsAsync(StaffOperation operation, CancellationToken cancellationToken) =>
        [.. (await operation.AskAsync(new ListEhrFeeds(), cancellationToken)).Select(EhrFeedNode.Of)];

    [GraphQLDescription("Rows of the EHR that could not be read, and why. They are read again with each sync.")]
    [UsePaging]
    public static async Task<Connection<QuarantinedRowNode>> GetEhrQuarantineAsync(
        string? feed, PagingArguments paging, StaffOperation operation, CancellationToken cancellationToken) =>
        (await operation.AskAsync(new ListQuarantine(feed, paging.Request()), cancellationToken))
            .Connection(paging, QuarantinedRowNode.Of, token => operation.AskAsync(new CountQuarantine(feed), token));
}
