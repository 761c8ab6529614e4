using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;

namespace Luma.Application.Patients;

/// <summary>Patients by their ids, in one go; those that are not the account's are left out.</summary>
[Requires(Permission.ViewPatients)]
[Audited("patients.viewed")]
public sealed record ListPatientsById(IReadOnlyList<Guid> Ids) : IRequest<Result<IReadOnlyDictionary<Guid, PatientView>>>, IAuditSubject
{
    public (string Kind, string Id)? Subject => Ids is [var id] ? ("patient", id.ToString()) : null;
}

/// <summary>The contacts of patients, in one go.</summary>
[Requires(Permission.ViewPatients)]
[Audited("patients.contacts.listed")]
public sealed record ListContactsOfPatients(IReadOnlyList<Guid> PatientIds) : IRequest<Result<IReadOnlyDictionary<Guid, IReadOnlyList<ContactView>>>>;

/// <summary>Which of the patients nobody may write to, in one go.</summary>
[Requires(Permission.ViewPatients)]
[Audited("patients.do-not-contact.listed")]
public sealed record FindSilencedPatients(IReadOnlyList<Guid> PatientIds) : IRequest<Result<IReadOnlyDictionary<Guid, bool>>>;

internal sealed class ListPatientsByIdHandler(ILumaDb db, PatientReader reader)
    : IRequestHandler<ListPatientsById, Result<IReadOnlyDictionary<Guid, PatientView>>>,
        IRequestHandler<ListContactsOfPatients, Result<IReadOnlyDictionary<Guid, IReadOnlyList<ContactView>>>>,
        IRequestHandler<FindSilencedPatients, Result<IReadOnlyDictionary<Guid, bool>>>
{
    public async Task<Result<IReadOnlyDictionary<Guid, PatientView>>> Handle(ListPatientsById request, CancellationToken cancellationToken) =>
        (await reader.ReadAsync(db.Patients.Where(patient => request.Ids.Contains(patient.Id)), PatientParts.None, cancellationToken))
            .ToDictionary(view => view.Id);

    public async Task<Result<IReadOnlyDictionary<Guid, IReadOnlyList<ContactView>>>> Handle(ListContactsOfPatients request, CancellationToken cancellationToken)
    {
        var contacts = await reader.ContactsAsync(request.PatientIds, cancellationToken);
        return request.PatientIds.ToDictionary(id => id, IReadOnlyList<ContactView> (id) => [.. contacts[id]]);
    }

    public async Task<Result<IReadOnlyDictionary<Guid, bool>>> Handle(FindSilencedPatients request, CancellationToken cancellationToken)
    {
        var silenced = await reader.SilencedAsync(request.PatientIds, cancellationToken);
        return request.PatientIds.ToDictionary(id => id, silenced.Contains);
    }
}
