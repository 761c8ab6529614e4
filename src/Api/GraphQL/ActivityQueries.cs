using Luma.Application.Appointments;
using Luma.Application.Hub;
using Luma.Application.Messaging;
using Luma.BuildingBlocks.GraphQL;
using Luma.BuildingBlocks.GraphQL.Fetching;
using Luma.Domain.Hub;
using Luma.Domain.Messaging;

namespace Luma.Api.GraphQL;

[GraphQLName("Activity")]
[GraphQLDescription("Something that went out, or that a patient said.")]
internal sealed record ActivityNode(
    [property: ID] Guid Id, DateTimeOffset At, EntryDirection Direction, Channel Channel, string Contact,
    [property: GraphQLDescription("Of what went out.")] AttemptOutcome? Outcome, string? ErrorCode, [property: GraphQLIgnore] ActivityView View)
{
    public static ActivityNode Of(ActivityView view) => new(view.Id, view.At, view.Direction, view.Channel, view.Contact, view.Outcome, view.ErrorCode, view);
}

internal sealed record MessageKey(Guid Id, MessageParts Parts);

[ObjectType<ActivityNode>]
internal static class ActivityFields
{
    public static async Task<MessageNode?> GetMessageAsync([Parent] ActivityNode activity, FieldSelection selection, IDataLoader<MessageKey, MessageView> messageByKey) =>
        activity.View.MessageId is { } id && await messageByKey.LoadAsync(new MessageKey(id, MessageFields.PartsOf(selection))) is { } found
            ? MessageNode.Of(found) : null;

    public static async Task<ConversationNode?> GetConversationAsync([Parent] ActivityNode activity, IDataLoader<Guid, ConversationView> conversationById) =>
        activity.View.ConversationId is { } id && await conversationById.LoadAsync(id) is { } found ? ConversationNode.Of(found) : null;

    [DataLoader]
    public static Task<IReadOnlyDictionary<MessageKey, MessageView>> MessageByKey(
        IReadOnlyList<MessageKey> keys, StaffOperation operation, CancellationToken cancellationToken) =>
        Batches.EachAsync(keys, key => key with { Id = default }, key => key.Id, (group, ids) =>
            operation.AskAsync(new ListMessagesById(ids, group.Parts), cancellationToken));

    [DataLoader]
    public static Task<IReadOnlyDictionary<Guid, ConversationView>> ConversationById(
        IReadOnlyList<Guid> ids, StaffOperation operation, CancellationToken cancellationToken) =>
        operation.AskAsync(new ListConversationsById(ids), cancellationToken);
}

[QueryType]
internal static class ActivityQueries
{
    [GraphQLDescription("What went out and came in, the latest first; at most 100.")]
    [ListSize(25)]
    public static async Task<IReadOnlyList<ActivityNode>> GetMessagingActivityAsync(StaffOperation operation, CancellationToken cancellationToken, int first = 25) =>
        first is >= 1 and <= 100
            ? [.. (await operation.AskAsync(new ListActivity(first), cancellationToken)).Select(ActivityNode.Of)]
            : throw new GraphQLException($"\"first\" is {first}; it must be from 1 to 100.");
}
