using Luma.Application.Common;
using Luma.Application.Hub;
using Luma.BuildingBlocks.GraphQL;
using Luma.BuildingBlocks.GraphQL.Fetching;
using Luma.Domain.Hub;
using Luma.Domain.Messaging;

namespace Luma.Api.GraphQL;

[GraphQLName("ConversationEntry")]
internal sealed record EntryNode(
    [property: ID] Guid Id, DateTimeOffset At, EntryDirection Direction, Channel Channel, string Body,
    [property: GraphQLDescription("What an inbound text was understood as.")] string? Meaning, IReadOnlyList<string> MediaUrls)
{
    public static EntryNode Of(EntryView view) => new(view.Id, view.At, view.Direction, view.Channel, view.Body, view.Meaning, view.MediaUrls);
}

[GraphQLName("Conversation")]
[GraphQLDescription("What went to and fro between a contact and one of the clinic's numbers.")]
internal sealed record ConversationNode(
    [property: ID] Guid Id, string ContactValue, string OurNumber, PatientNode? Patient, bool NeedsPerson, DateTimeOffset? NeedsPersonSince, string Queue,
    DateTimeOffset LastEntryAt, [property: GraphQLIgnore] EntryView? Last)
{
    public static ConversationNode Of(ConversationView view) => new(
        view.Id, view.ContactValue, view.OurNumber, view.Patient is { } patient ? PatientNode.Of(patient) : null, view.NeedsPerson, view.NeedsPersonSince,
        view.Queue, view.LastEntryAt, view.LastEntry);
}

internal sealed record EntriesOf(Guid ConversationId, PageRequest Page);

[ObjectType<ConversationNode>]
internal static class ConversationFields
{
    [GraphQLDescription("The latest first.")]
    [UsePaging]
    public static async Task<Connection<EntryNode>> GetEntriesAsync(
        [Parent] ConversationNode conversation, PagingArguments paging, IDataLoader<EntriesOf, Page<EntryView>> entriesOf, IDataLoader<Guid, int> countEntries) =>
        (await entriesOf.LoadAsync(new EntriesOf(conversation.Id, paging.Request())))
            .Connection(paging, EntryNode.Of, _ => countEntries.LoadAsync(conversation.Id));

    public static async Task<EntryNode?> GetLastEntryAsync([Parent] ConversationNode conversation, IDataLoader<EntriesOf, Page<EntryView>> entriesOf) =>
        conversation.Last is { } last ? EntryNode.Of(last)
        : (await entriesOf.LoadAsync(new EntriesOf(conversation.Id, new(1))))?.Items is [var first, ..] ? EntryNode.Of(first) : null;

    [DataLoader]
    public static Task<IReadOnlyDictionary<EntriesOf, Page<EntryView>>> EntriesOf(
        IReadOnlyList<EntriesOf> keys, StaffOperation operation, CancellationToken cancellationToken) =>
        Batches.EachAsync(keys, key => key with { ConversationId = default }, key => key.ConversationId, (group, ids) =>
            operation.AskAsync(new ListEntries(ids, group.Page), cancellationToken));

    [DataLoader]
    public static Task<IReadOnlyDictionary<Guid, int>> CountEntries(IReadOnlyList<Guid> ids, StaffOperation operation, CancellationToken cancellationToken) =>
        operation.AskAsync(new CountEntries(ids), cancellationToken);
}

internal sealed record ConversationFilter(bool? NeedsPerson);

[QueryType]
internal static class ConversationQueries
{
    [GraphQLDescription("The one with the latest entry first.")]
    [UsePaging]
    public static async Task<Connection<ConversationNode>> GetConversationsAsync(
        ConversationFilter? where, PagingArguments paging, FieldSelection selection, StaffOperation operation, CancellationToken cancellationToken)
    {
        var query = new ListConversations(where?.NeedsPerson, paging.Request()) { WithLastEntry = selection.Node.Selects("lastEntry") };
        return (await operation.AskAsync(query, cancellationToken))
            .Connection(paging, ConversationNode.Of, token => operation.AskAsync(new CountConversations(where?.NeedsPerson), token));
    }

    public static async Task<ConversationNode?> GetConversationAsync([ID] Guid id, StaffOperation operation, CancellationToken cancellationToken) =>
        (await operation.AskAsync(new ListConversationsById([id]), cancellationToken)).TryGetValue(id, out var found) ? ConversationNode.Of(found) : null;
}
