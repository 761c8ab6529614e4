using Luma.Application.Appointments;
using Luma.Application.Messaging;
using Luma.BuildingBlocks.GraphQL;
using Luma.Domain.Messaging;

namespace Luma.Api.GraphQL;

[GraphQLName("MessageFilter")]
internal sealed record MessageFilterInput(
    [property: ID] Guid? PatientId = null, [property: ID] Guid? AppointmentId = null, MessageState? State = null, Purpose? Purpose = null,
    Channel? Channel = null, [property: GraphQLDescription("Due at this moment or later.")] DateTimeOffset? From = null,
    [property: GraphQLDescription("Due before this moment.")] DateTimeOffset? To = null)
{
    public MessageFilter ToFilter() => new(PatientId, AppointmentId, State, Purpose, Channel, From, To);
}

[OneOf]
internal sealed record MessageOrder(SortDirection? DueAt)
{
    public static bool IsDescending(IReadOnlyList<MessageOrder>? order) => order is [{ DueAt: SortDirection.Desc }, ..];
}

[QueryType]
internal static class MessageQueries
{
    [UsePaging]
    public static async Task<Connection<MessageNode>> GetMessagesAsync(
        MessageFilterInput? where, IReadOnlyList<MessageOrder>? orderBy, PagingArguments paging, FieldSelection selection, StaffOperation operation,
        CancellationToken cancellationToken)
    {
        var filter = (where ?? new()).ToFilter();
        var query = new ListMessages(filter, paging.Request()) { Descending = MessageOrder.IsDescending(orderBy), Parts = MessageFields.PartsOf(selection.Node) };
        return (await operation.AskAsync(query, cancellationToken))
            .Connection(paging, MessageNode.Of, token => operation.AskAsync(new CountMessages(filter), token));
    }

    public static async Task<MessageNode?> GetMessageAsync([ID] Guid id, FieldSelection selection, StaffOperation operation, CancellationToken cancellationToken) =>
        (await operation.AskAsync(new ListMessagesById([id], MessageFields.PartsOf(selection)), cancellationToken)).TryGetValue(id, out var found)
            ? MessageNode.Of(found) : null;

    [GraphQLDescription("Every reason why a message is not sent, in words.")]
    [ListSize(60)]
    public static Task<IReadOnlyList<Reason>> GetReasonsAsync(StaffOperation operation, CancellationToken cancellationToken) =>
        operation.AskAsync(new ListReasons(), cancellationToken);
}

internal sealed record MessagesOfAppointment(Guid AppointmentId, MessageParts Parts);

/// <summary>Messages of appointments, one query for all of them.</summary>
internal static class MessageLoaders
{
    [DataLoader]
    public static Task<IReadOnlyDictionary<MessagesOfAppointment, IReadOnlyList<MessageView>>> MessagesOfAppointments(
        IReadOnlyList<MessagesOfAppointment> keys, StaffOperation operation, CancellationToken cancellationToken) =>
        Batches.EachAsync(keys, key => key with { AppointmentId = default }, key => key.AppointmentId, (group, ids) =>
            operation.AskAsync(new ListMessagesOfAppointments(ids, group.Parts), cancellationToken));
}
