using FluentValidation;
using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Patients;

/// <summary>Staff put a patient, with all contacts, on the Do Not Contact list (REM-43).</summary>
[Requires(Permission.ManageDoNotContact)]
[Audited("patients.do-not-contact.added")]
public sealed record AddDoNotContact(Guid PatientId, string? Reason) : IRequest<Result>, IAuditSubject
{
    public (string Kind, string Id)? Subject => ("patient", PatientId.ToString());
}

/// <summary>Staff take a patient off; only an entry of staff may be lifted by staff.</summary>
[Requires(Permission.ManageDoNotContact)]
[Audited("patients.do-not-contact.lifted")]
public sealed record LiftDoNotContact(Guid PatientId) : IRequest<Result>, IAuditSubject
{
    public (string Kind, string Id)? Subject => ("patient", PatientId.ToString());
}

internal sealed class AddDoNotContactValidator : AbstractValidator<AddDoNotContact>
{
    public AddDoNotContactValidator() => RuleFor(request => request.Reason).MaximumLength(500).WithMessage("The reason takes at most 500 characters.");
}

internal sealed class DoNotContactHandler(ILumaDb db, ITenantSession session, Actor actor, TimeProvider clock)
    : IRequestHandler<AddDoNotContact, Result>, IRequestHandler<LiftDoNotContact, Result>
{
    public async Task<Result> Handle(AddDoNotContact request, CancellationToken cancellationToken)
    {
        if (!await db.Patients.AnyAsync(patient => patient.Id == request.PatientId, cancellationToken)) return Error.NotFound("patient");
        if (await Open(request.PatientId).AnyAsync(entry => entry.Source == DoNotContactSource.Staff, cancellationToken)) return Result.Ok;
        var now = clock.GetUtcNow();
        db.DoNotContactEntries.Add(new()
        {
            Id = Guid.CreateVersion7(now), AccountId = session.AccountId, PatientId = request.PatientId, Source = DoNotContactSource.Staff,
            Reason = request.Reason, CreatedAt = now, CreatedBy = actor.Name,
        });
        return Result.Ok;
    }

    public async Task<Result> Handle(LiftDoNotContact request, CancellationToken cancellationToken)
    {
        var entries = await Open(request.PatientId).ToListAsync(cancellationToken);
        if (entries.SingleOrDefault(entry => entry.Source == DoNotContactSource.Staff) is { } own)
        {
            own.Lift(actor.Name, clock.GetUtcNow());
            return Result.Ok;
        }

        var values = await db.PatientContacts.Where(contact => contact.PatientId == request.PatientId).Select(contact => contact.Value).ToListAsync(cancellationToken);
        var optedOut = await db.DoNotContactEntries.FirstOrDefaultAsync(
            entry => entry.LiftedAt == null && entry.Source == DoNotContactSource.Patient && values.Contains(entry.Value!), cancellationToken);
        if (optedOut is not null)
            return new Error(ErrorKind.Conflict, "OPTED_OUT_BY_PATIENT", $"The patient opted out by text and must text START to {optedOut.SendingNumber}.");
        if (entries.Count > 0) return new Error(ErrorKind.Conflict, "OPTED_OUT_IN_EHR", "The EHR's opt-out flag is set; it must be lifted there.");
        return Error.NotFound("entry");
    }

    private IQueryable<DoNotContactEntry> Open(Guid patientId) =>
        db.DoNotContactEntries.Where(entry => entry.PatientId == patientId && entry.LiftedAt == null);
}
