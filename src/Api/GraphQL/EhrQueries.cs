using Luma.Application.Ehr;
using Luma.BuildingBlocks.GraphQL;

namespace Luma.Api.GraphQL;

[QueryType]
internal static class EhrQueries
{
    [GraphQLDescription("How each kind of the EHR's rows was last read.")]
    [ListSize(6)]
    public static Task<IReadOnlyList<EhrFeedView>> GetEhrFeedsAsync(StaffOperation operation, CancellationToken cancellationToken) =>
        operation.AskAsync(new ListEhrFeeds(), cancellationToken);

    [GraphQLDescription("Rows of the EHR that could not be read, and why. They are read again with each sync.")]
    [UsePaging]
    public static async Task<Connection<QuarantinedRowView>> GetEhrQuarantineAsync(
        string? feed, PagingArguments paging, StaffOperation operation, CancellationToken cancellationToken) =>
        (await operation.AskAsync(new ListQuarantine(feed, paging.Request()), cancellationToken))
            .Connection(paging, row => row, token => operation.AskAsync(new CountQuarantine(feed), token));
}
