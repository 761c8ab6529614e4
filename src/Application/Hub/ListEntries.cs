using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Hub;

/// <summary>A page of entries for each of the conversations, in one go, the latest first.</summary>
[Requires(Permission.ViewHub)]
[Audited("conversations.viewed")]
public sealed record ListEntries(IReadOnlyList<Guid> ConversationIds, PageRequest Page)
    : IRequest<Result<IReadOnlyDictionary<Guid, Page<EntryView>>>>, IAuditSubject
{
    public (string Kind, string Id)? Subject => ConversationIds is [var id] ? ("conversation", id.ToString()) : null;
}

/// <summary>How many entries each of the conversations has.</summary>
[Requires(Permission.ViewHub)]
public sealed record CountEntries(IReadOnlyList<Guid> ConversationIds) : IRequest<Result<IReadOnlyDictionary<Guid, int>>>;

/// <summary>Conversations by their ids, in one go, without entries; those that are not the account's are left out.</summary>
[Requires(Permission.ViewHub)]
[Audited("conversations.viewed")]
public sealed record ListConversationsById(IReadOnlyList<Guid> Ids) : IRequest<Result<IReadOnlyDictionary<Guid, ConversationView>>>, IAuditSubject
{
    public (string Kind, string Id)? Subject => Ids is [var id] ? ("conversation", id.ToString()) : null;
}

internal sealed class ListEntriesHandler(ILumaDb db)
    : IRequestHandler<ListEntries, Result<IReadOnlyDictionary<Guid, Page<EntryView>>>>, IRequestHandler<CountEntries, Result<IReadOnlyDictionary<Guid, int>>>
{
    public async Task<Result<IReadOnlyDictionary<Guid, Page<EntryView>>>> Handle(ListEntries request, CancellationToken cancellationToken)
    {
        var (skip, take) = (request.Page.Skip, request.Page.Take + 1);
        var rows = await db.Conversations.Where(conversation => request.ConversationIds.Contains(conversation.Id))
            .SelectMany(conversation => db.ConversationEntries.Where(entry => entry.ConversationId == conversation.Id)
                .OrderByDescending(entry => entry.Sequence).Skip(skip).Take(take))
            .OrderByDescending(entry => entry.Sequence).AsNoTracking().ToListAsync(cancellationToken);
        return new(request.Page.OfEach(request.ConversationIds, rows.ToLookup(row => row.ConversationId, EntryView.Of)), []);
    }

    public async Task<Result<IReadOnlyDictionary<Guid, int>>> Handle(CountEntries request, CancellationToken cancellationToken) =>
        await db.ConversationEntries.Where(entry => request.ConversationIds.Contains(entry.ConversationId))
            .GroupBy(entry => entry.ConversationId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
}
