using Luma.Application.Common;
using Luma.Application.Ehr;
using Luma.BuildingBlocks.GraphQL;

namespace Luma.Api.GraphQL;

internal sealed record SyncEhrInput(SyncMode Mode = SyncMode.Incremental);

[GraphQLDescription("What a sync did with one kind of row.")]
internal sealed record EhrSyncCount(string Feed, int Read, int Created, int Updated, int Deleted, int Quarantined);

internal sealed record SyncEhrPayload(IReadOnlyList<EhrSyncCount>? Counts, IReadOnlyList<UserError> Errors);

[MutationType]
internal static class EhrMutations
{
    [GraphQLDescription("Brings the EHR's rows in, and answers when it is done.")]
    public static async Task<SyncEhrPayload> SyncEhrAsync(SyncEhrInput input, Actor actor, StaffOperation operation, CancellationToken cancellationToken)
    {
        var (counts, errors) = await operation.TellAsync(new SyncEhr(actor.AccountId ?? default, input.Mode), cancellationToken);
        return new(counts?.Kinds.Select(kind => new EhrSyncCount(
            kind.Key, kind.Value.Read, kind.Value.Created, kind.Value.Updated, kind.Value.Deleted, kind.Value.Quarantined)).ToList(), errors);
    }
}
