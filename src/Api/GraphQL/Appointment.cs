using Luma.Application.Appointments;
using Luma.Application.Practice;
using Luma.BuildingBlocks.GraphQL;
using Luma.BuildingBlocks.GraphQL.Fetching;
using Luma.Domain.Appointments;

namespace Luma.Api.GraphQL;

[GraphQLName("Appointment")]
internal sealed record AppointmentNode(
    [property: ID] Guid Id, string? EhrId, AppointmentStatus Status,
    [property: GraphQLDescription("The EHR's own code.")] string? EhrStatusCode, DateTimeOffset Start, int DurationMinutes,
    [property: GraphQLDescription("The patient cancelled so late that it counts as a no-show.")] bool CountedAsNoShow,
    bool RemindersBlocked, PatientNode Patient, [property: GraphQLIgnore] AppointmentView View)
{
    public static AppointmentNode Of(AppointmentView view) => new(
        view.Id, view.EhrId, view.Status, view.EhrStatusCode, view.Start, view.DurationMinutes, view.CountedAsNoShow, view.RemindersBlocked,
        PatientNode.Of(view.Patient), view);
}

[ObjectType<AppointmentNode>]
internal static class AppointmentFields
{
    public static Task<PracticeResource?> GetProviderAsync([Parent] AppointmentNode appointment, FieldSelection selection, IDataLoader<ResourceKey, PracticeResource> resource) =>
        PracticeResource.OfAsync(ResourceKind.Provider, appointment.View.Provider, selection, resource);

    public static Task<PracticeResource?> GetFacilityAsync([Parent] AppointmentNode appointment, FieldSelection selection, IDataLoader<ResourceKey, PracticeResource> resource) =>
        PracticeResource.OfAsync(ResourceKind.Facility, appointment.View.Facility, selection, resource);

    public static Task<PracticeResource?> GetTypeAsync([Parent] AppointmentNode appointment, FieldSelection selection, IDataLoader<ResourceKey, PracticeResource> resource) =>
        PracticeResource.OfAsync(ResourceKind.AppointmentType, appointment.View.Type, selection, resource);

    [GraphQLDescription("What was or will be sent about it, in any state, by the time it is due.")]
    [ListSize(5)]
    public static async Task<IReadOnlyList<MessageNode>> GetMessagesAsync(
        [Parent] AppointmentNode appointment, FieldSelection selection, IDataLoader<MessagesOfAppointment, IReadOnlyList<MessageView>> messagesOfAppointments) =>
        [.. (await messagesOfAppointments.LoadAsync(new MessagesOfAppointment(appointment.Id, MessageFields.PartsOf(selection))) ?? []).Select(MessageNode.Of)];
}
