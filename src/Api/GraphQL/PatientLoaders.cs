using Luma.Application.Appointments;
using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.Application.Patients;
using Luma.BuildingBlocks.GraphQL;

namespace Luma.Api.GraphQL;

internal sealed record AppointmentsOfPatient(Guid PatientId, AppointmentFilter Filter, bool Descending, PageRequest Page);

internal sealed record AppointmentCountOfPatient(Guid PatientId, AppointmentFilter Filter);

internal sealed record MessagesOfPatient(Guid PatientId, MessageFilter Filter, bool Descending, PageRequest Page, MessageParts Parts);

internal sealed record MessageCountOfPatient(Guid PatientId, MessageFilter Filter);

/// <summary>What belongs to patients, one query for all of them that are on the page. Fields with different arguments are different queries.</summary>
internal static class PatientLoaders
{
    [DataLoader]
    public static Task<IReadOnlyDictionary<Guid, PatientView>> PatientById(IReadOnlyList<Guid> ids, StaffOperation operation, CancellationToken cancellationToken) =>
        operation.AskAsync(new ListPatientsById(ids), cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<Guid, IReadOnlyList<ContactView>>> ContactsOfPatients(
        IReadOnlyList<Guid> ids, StaffOperation operation, CancellationToken cancellationToken) =>
        operation.AskAsync(new ListContactsOfPatients(ids), cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<Guid, bool>> SilencedPatients(IReadOnlyList<Guid> ids, StaffOperation operation, CancellationToken cancellationToken) =>
        operation.AskAsync(new FindSilencedPatients(ids), cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<AppointmentsOfPatient, Page<AppointmentView>>> AppointmentsOfPatients(
        IReadOnlyList<AppointmentsOfPatient> keys, StaffOperation operation, CancellationToken cancellationToken) =>
        Batches.EachAsync(keys, key => key with { PatientId = default }, key => key.PatientId, (group, ids) =>
            operation.AskAsync(new ListAppointmentsOfPatients(ids, group.Filter, group.Descending, group.Page), cancellationToken));

    [DataLoader]
    public static Task<IReadOnlyDictionary<AppointmentCountOfPatient, int>> CountAppointmentsOfPatients(
        IReadOnlyList<AppointmentCountOfPatient> keys, StaffOperation operation, CancellationToken cancellationToken) =>
        Batches.EachAsync(keys, key => key with { PatientId = default }, key => key.PatientId, (group, ids) =>
            operation.AskAsync(new CountAppointmentsOfPatients(ids, group.Filter), cancellationToken));

    [DataLoader]
    public static Task<IReadOnlyDictionary<MessagesOfPatient, Page<MessageView>>> MessagesOfPatients(
        IReadOnlyList<MessagesOfPatient> keys, StaffOperation operation, CancellationToken cancellationToken) =>
        Batches.EachAsync(keys, key => key with { PatientId = default }, key => key.PatientId, (group, ids) =>
            operation.AskAsync(new ListMessagesOfPatients(ids, group.Filter, group.Descending, group.Page, group.Parts), cancellationToken));

    [DataLoader]
    public static Task<IReadOnlyDictionary<MessageCountOfPatient, int>> CountMessagesOfPatients(
        IReadOnlyList<MessageCountOfPatient> keys, StaffOperation operation, CancellationToken cancellationToken) =>
        Batches.EachAsync(keys, key => key with { PatientId = default }, key => key.PatientId, (group, ids) =>
            operation.AskAsync(new CountMessagesOfPatients(ids, group.Filter), cancellationToken));
}
