using Luma.Application.Common;
using Luma.Domain.Messaging.Routing;
using Luma.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Patients;

public sealed record ContactView(ContactKind Kind, string Value, bool Active, bool Valid);

public sealed record PatientView(Guid Id, string? EhrId, string FirstName, string LastName, DateOnly? DateOfBirth, string? Language)
{
    /// <summary>Filled in when <see cref="PatientParts.Contacts"/> is asked for.</summary>
    public IReadOnlyList<ContactView> Contacts { get; init; } = [];

    /// <summary>Filled in when <see cref="PatientParts.DoNotContact"/> is asked for.</summary>
    public bool DoNotContact { get; init; }
}

/// <summary>What is read of patients beyond their own row: a statement each.</summary>
[Flags]
public enum PatientParts
{
    None = 0,
    Contacts = 1,
    DoNotContact = 2,
    All = Contacts | DoNotContact,
}

/// <summary>Reads patients as the outside sees them, always a list at a time.</summary>
public sealed class PatientReader(ILumaDb db)
{
    public static IQueryable<PatientView> Views(IQueryable<Patient> patients) => patients.AsNoTracking().Select(patient =>
        new PatientView(patient.Id, patient.EhrId, patient.FirstName, patient.LastName, patient.DateOfBirth, patient.Language));

    public async Task<List<PatientView>> ReadAsync(IQueryable<Patient> patients, PatientParts parts, CancellationToken cancellationToken)
    {
        var views = await Views(patients).ToListAsync(cancellationToken);
        var ids = views.ConvertAll(view => view.Id);
        if (parts.HasFlag(PatientParts.Contacts))
        {
            var contacts = await ContactsAsync(ids, cancellationToken);
            views = views.ConvertAll(view => view with { Contacts = [.. contacts[view.Id]] });
        }

        if (parts.HasFlag(PatientParts.DoNotContact))
        {
            var silenced = await SilencedAsync(ids, cancellationToken);
            views = views.ConvertAll(view => view with { DoNotContact = silenced.Contains(view.Id) });
        }

        return views;
    }

    public async Task<ILookup<Guid, ContactView>> ContactsAsync(IReadOnlyList<Guid> patientIds, CancellationToken cancellationToken)
    {
        var rows = await db.PatientContacts.AsNoTracking().Where(contact => patientIds.Contains(contact.PatientId))
            .OrderBy(contact => contact.Kind).ThenBy(contact => contact.Position)
            .Select(contact => new { contact.PatientId, View = new ContactView(contact.Kind, contact.Value, contact.Active, contact.Valid) })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.PatientId, row => row.View);
    }

    /// <summary>Those of the patients who, or one of whose contacts, nobody may write to.</summary>
    public async Task<HashSet<Guid>> SilencedAsync(IReadOnlyList<Guid> patientIds, CancellationToken cancellationToken)
    {
        var open = db.DoNotContactEntries.Where(entry => entry.LiftedAt == null);
        var found = await open.Where(entry => entry.PatientId != null && patientIds.Contains(entry.PatientId.Value)).Select(entry => entry.PatientId!.Value)
            .Union(db.PatientContacts.Where(contact => patientIds.Contains(contact.PatientId) && open.Any(entry => entry.Value == contact.Value))
                .Select(contact => contact.PatientId))
            .ToListAsync(cancellationToken);
        return [.. found];
    }
}
