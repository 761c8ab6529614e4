using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Messaging.Routing;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Patients;

public sealed record ContactView(ContactKind Kind, string Value, bool Active, bool Valid);

public sealed record PatientView(
    Guid Id, string? EhrId, string FirstName, string LastName, DateOnly? DateOfBirth, string? Language, IReadOnlyList<ContactView> Contacts,
    bool DoNotContact);

/// <summary>Patients by name or EHR id, in the order of their names.</summary>
[Requires(Permission.ViewPatients)]
[Audited("patients.listed")]
public sealed record ListPatients(string? Search, string? EhrId, PageRequest Page) : IRequest<Result<Page<PatientView>>>;

internal sealed class ListPatientsHandler(ILumaDb db) : IRequestHandler<ListPatients, Result<Page<PatientView>>>
{
    public async Task<Result<Page<PatientView>>> Handle(ListPatients request, CancellationToken cancellationToken)
    {
        var patients = db.Patients.AsNoTracking();
        if (request.EhrId is { } ehrId) patients = patients.Where(patient => patient.EhrId == ehrId);
        if (request.Search is { Length: > 0 } search)
        {
            var pattern = $"%{search.Trim().Replace("%", "", StringComparison.Ordinal).ToUpperInvariant()}%";
#pragma warning disable CA1304, CA1311, MA0011 // It becomes SQL's upper().
            patients = patients.Where(patient => EF.Functions.Like((patient.FirstName + " " + patient.LastName).ToUpper(), pattern));
#pragma warning restore CA1304, CA1311, MA0011
        }

        var silenced = db.DoNotContactEntries.Where(entry => entry.LiftedAt == null);
        var rows = await patients.OrderBy(patient => patient.LastName).ThenBy(patient => patient.FirstName).ThenBy(patient => patient.Id)
            .Skip(request.Page.Skip).Take(request.Page.Take + 1)
            .Select(patient => new PatientView(
                patient.Id, patient.EhrId, patient.FirstName, patient.LastName, patient.DateOfBirth, patient.Language,
                patient.Contacts.OrderBy(contact => contact.Kind).ThenBy(contact => contact.Position)
                    .Select(contact => new ContactView(contact.Kind, contact.Value, contact.Active, contact.Valid)).ToList(),
                silenced.Any(entry => entry.PatientId == patient.Id)
                    || patient.Contacts.Any(contact => silenced.Any(entry => entry.Value == contact.Value))))
            .ToListAsync(cancellationToken);
        return request.Page.Of(rows);
    }
}
