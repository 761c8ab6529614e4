using Luma.Application.Appointments;
using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.Application.Patients;
using Luma.BuildingBlocks.GraphQL;
using Luma.BuildingBlocks.GraphQL.Fetching;

namespace Luma.Api.GraphQL;

[GraphQLName("Patient")]
internal sealed record PatientNode([property: ID] Guid Id, string? EhrId, string FirstName, string LastName, DateOnly? DateOfBirth, string? Language)
{
    public static PatientNode Of(PatientView view) => new(view.Id, view.EhrId, view.FirstName, view.LastName, view.DateOfBirth, view.Language);

    public static PatientNode Of(AppointmentPatientView view) => new(view.Id, view.EhrId, view.FirstName, view.LastName, view.DateOfBirth, view.Language);
}

[ObjectType<PatientNode>]
internal static class PatientFields
{
    [GraphQLDescription("Phone numbers and addresses, as the EHR has them.")]
    [ListSize(3)]
    public static async Task<IReadOnlyList<ContactNode>> GetContactsAsync([Parent] PatientNode patient, IDataLoader<Guid, IReadOnlyList<ContactView>> contactsOfPatients) =>
        [.. (await contactsOfPatients.LoadAsync(patient.Id) ?? []).Select(ContactNode.Of)];

    [GraphQLDescription("Whether the patient, or one of the contacts, must not be written to.")]
    public static Task<bool> GetDoNotContactAsync([Parent] PatientNode patient, IDataLoader<Guid, bool> silencedPatients) => silencedPatients.LoadAsync(patient.Id);

    [UsePaging]
    public static async Task<Connection<AppointmentNode>> GetAppointmentsAsync(
        [Parent] PatientNode patient, AppointmentFilterInput? where, IReadOnlyList<AppointmentOrder>? orderBy, PagingArguments paging,
        IDataLoader<AppointmentsOfPatient, Page<AppointmentView>> appointmentsOfPatients, IDataLoader<AppointmentCountOfPatient, int> countAppointmentsOfPatients)
    {
        var filter = (where ?? new()).ToFilter();
        var page = await appointmentsOfPatients.LoadAsync(new AppointmentsOfPatient(patient.Id, filter, AppointmentOrder.IsDescending(orderBy), paging.Request()));
        return page.Connection(paging, AppointmentNode.Of, _ => countAppointmentsOfPatients.LoadAsync(new AppointmentCountOfPatient(patient.Id, filter)));
    }

    [UsePaging]
    public static async Task<Connection<MessageNode>> GetMessagesAsync(
        [Parent] PatientNode patient, MessageFilterInput? where, IReadOnlyList<MessageOrder>? orderBy, PagingArguments paging, FieldSelection selection,
        IDataLoader<MessagesOfPatient, Page<MessageView>> messagesOfPatients, IDataLoader<MessageCountOfPatient, int> countMessagesOfPatients)
    {
        var filter = (where ?? new()).ToFilter();
        var page = await messagesOfPatients.LoadAsync(
            new MessagesOfPatient(patient.Id, filter, MessageOrder.IsDescending(orderBy), paging.Request(), MessageFields.PartsOf(selection.Node)));
        return page.Connection(paging, MessageNode.Of, _ => countMessagesOfPatients.LoadAsync(new MessageCountOfPatient(patient.Id, filter)));
    }
}
