using System.Text.Json;
using Luma.Application.Audit;
using Luma.BuildingBlocks.GraphQL;

namespace Luma.Api.GraphQL;

[GraphQLName("AuditFilter")]
internal sealed record AuditFilterInput(
    string? Actor, string? Action, string? ResourceKind, [property: ID] string? ResourceId, DateTimeOffset? From, DateTimeOffset? To);

[GraphQLName("AuditEntry")]
[GraphQLDescription("Who saw or changed what.")]
internal sealed record AuditEntryNode(
    [property: ID] Guid Id, [property: GraphQLDescription("Its place in the account's chain.")] long Sequence, DateTimeOffset At, string Actor, string Action,
    string? ResourceKind, [property: ID] string? ResourceId, JsonElement Detail)
{
    public static AuditEntryNode Of(AuditEntryView view)
    {
        using var detail = JsonDocument.Parse(view.Detail);
        return new(view.Id, view.Sequence, view.At, view.Actor, view.Action, view.ResourceKind, view.ResourceId, detail.RootElement.Clone());
    }
}

[QueryType]
internal static class AuditQueries
{
    [GraphQLDescription("The latest first.")]
    [UsePaging]
    public static async Task<Connection<AuditEntryNode>> GetAuditEntriesAsync(
        AuditFilterInput? where, PagingArguments paging, StaffOperation operation, CancellationToken cancellationToken)
    {
        var filter = where is null ? new() : new AuditFilter(where.Actor, where.Action, where.ResourceKind, where.ResourceId, where.From, where.To);
        return (await operation.AskAsync(new ListAuditEntries(filter, paging.Request()), cancellationToken))
            .Connection(paging, AuditEntryNode.Of, token => operation.AskAsync(new CountAuditEntries(filter), token));
    }
}
