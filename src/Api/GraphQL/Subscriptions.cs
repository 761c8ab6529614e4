using System.Runtime.CompilerServices;
using Luma.Application.Appointments;
using Luma.Application.Common;
using Luma.Application.Hub;
using Luma.Application.Messaging;
using Luma.BuildingBlocks.GraphQL;
using Luma.BuildingBlocks.GraphQL.Fetching;

namespace Luma.Api.GraphQL;

internal sealed record ConversationChange([property: ID, GraphQLDescription("Null: several, so look again at what is shown.")] Guid? ConversationId);

internal sealed record ScheduleChange([property: ID, GraphQLDescription("Null: several, so look again at what is shown.")] Guid? AppointmentId);

internal sealed record ActivityChange([property: ID, GraphQLDescription("Null: several, so look again at what is shown.")] Guid? MessageId);

[SubscriptionType]
internal static class StaffSubscriptions
{
    [GraphQLDescription("A conversation got an entry.")]
    public static async Task<IAsyncEnumerable<ConversationChange>> ConversationChangedAsync(StaffOperation operation, CancellationToken cancellationToken) =>
        EachAsync(await operation.AskAsync(new WatchConversations(), cancellationToken), id => new ConversationChange(id), cancellationToken);

    [GraphQLDescription("An appointment was made, moved, answered or otherwise changed.")]
    public static async Task<IAsyncEnumerable<ScheduleChange>> ScheduleChangedAsync(StaffOperation operation, CancellationToken cancellationToken) =>
        EachAsync(await operation.AskAsync(new WatchSchedule(), cancellationToken), id => new ScheduleChange(id), cancellationToken);

    [GraphQLDescription("A message was sent, or could not be.")]
    public static async Task<IAsyncEnumerable<ActivityChange>> ActivityAsync(StaffOperation operation, CancellationToken cancellationToken) =>
        EachAsync(await operation.AskAsync(new WatchActivity(), cancellationToken), id => new ActivityChange(id), cancellationToken);

    private static async IAsyncEnumerable<T> EachAsync<T>(
        IAsyncEnumerable<Change> changes, Func<Guid?, T> say, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in changes.WithCancellation(cancellationToken)) yield return say(change.Id);
    }
}

[ObjectType<ConversationChange>]
internal static class ConversationChangeFields
{
    public static async Task<ConversationNode?> GetConversationAsync([Parent] ConversationChange change, StaffOperation operation, CancellationToken cancellationToken) =>
        change.ConversationId is { } id ? await ConversationQueries.GetConversationAsync(id, operation, cancellationToken) : null;
}

[ObjectType<ScheduleChange>]
internal static class ScheduleChangeFields
{
    public static async Task<AppointmentNode?> GetAppointmentAsync([Parent] ScheduleChange change, IDataLoader<Guid, AppointmentView> appointmentById) =>
        change.AppointmentId is { } id && await appointmentById.LoadAsync(id) is { } found ? AppointmentNode.Of(found) : null;
}

[ObjectType<ActivityChange>]
internal static class ActivityChangeFields
{
    public static async Task<MessageNode?> GetMessageAsync(
        [Parent] ActivityChange change, FieldSelection selection, StaffOperation operation, CancellationToken cancellationToken) =>
        change.MessageId is { } id ? await MessageQueries.GetMessageAsync(id, selection, operation, cancellationToken) : null;
}
