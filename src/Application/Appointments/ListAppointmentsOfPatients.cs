using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Appointments;

/// <summary>A page of appointments for each of the patients, in one go, in time order.</summary>
[Requires(Permission.ViewPatients)]
[Audited("appointments.listed")]
public sealed record ListAppointmentsOfPatients(IReadOnlyList<Guid> PatientIds, AppointmentFilter Filter, bool Descending, PageRequest Page)
    : IRequest<Result<IReadOnlyDictionary<Guid, Page<AppointmentView>>>>;

/// <summary>How many appointments each of the patients has.</summary>
[Requires(Permission.ViewPatients)]
public sealed record CountAppointmentsOfPatients(IReadOnlyList<Guid> PatientIds, AppointmentFilter Filter)
    : IRequest<Result<IReadOnlyDictionary<Guid, int>>>;

/// <summary>Appointments by their ids, in one go, without messages; those that are not the account's are left out.</summary>
[Requires(Permission.ViewPatients)]
[Audited("appointments.viewed")]
public sealed record ListAppointmentsById(IReadOnlyList<Guid> Ids) : IRequest<Result<IReadOnlyDictionary<Guid, AppointmentView>>>, IAuditSubject
{
    public (string Kind, string Id)? Subject => Ids is [var id] ? ("appointment", id.ToString()) : null;
}

internal sealed class AppointmentsOfPatientsHandler(ILumaDb db, AppointmentReader reader)
    : IRequestHandler<ListAppointmentsOfPatients, Result<IReadOnlyDictionary<Guid, Page<AppointmentView>>>>,
        IRequestHandler<CountAppointmentsOfPatients, Result<IReadOnlyDictionary<Guid, int>>>,
        IRequestHandler<ListAppointmentsById, Result<IReadOnlyDictionary<Guid, AppointmentView>>>
{
    public async Task<Result<IReadOnlyDictionary<Guid, Page<AppointmentView>>>> Handle(
        ListAppointmentsOfPatients request, CancellationToken cancellationToken)
    {
        var wanted = request.Filter.Apply(db.Appointments);
        var (skip, take) = (request.Page.Skip, request.Page.Take + 1);
        var patients = db.Patients.Where(patient => request.PatientIds.Contains(patient.Id));
        var appointments = request.Descending
            ? patients.SelectMany(patient => wanted.Where(appointment => appointment.PatientId == patient.Id)
                .OrderByDescending(appointment => appointment.Start).ThenByDescending(appointment => appointment.Id).Skip(skip).Take(take))
            : patients.SelectMany(patient => wanted.Where(appointment => appointment.PatientId == patient.Id)
                .OrderBy(appointment => appointment.Start).ThenBy(appointment => appointment.Id).Skip(skip).Take(take));
        var rows = await reader.Views(appointments, request.Descending).ToListAsync(cancellationToken);
        return new(request.Page.OfEach(request.PatientIds, rows.ToLookup(row => row.Patient.Id)), []);
    }

    public async Task<Result<IReadOnlyDictionary<Guid, int>>> Handle(CountAppointmentsOfPatients request, CancellationToken cancellationToken) =>
        await request.Filter.Apply(db.Appointments).Where(appointment => request.PatientIds.Contains(appointment.PatientId))
            .GroupBy(appointment => appointment.PatientId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    public async Task<Result<IReadOnlyDictionary<Guid, AppointmentView>>> Handle(ListAppointmentsById request, CancellationToken cancellationToken) =>
        await reader.Views(db.Appointments.Where(appointment => request.Ids.Contains(appointment.Id))).ToDictionaryAsync(view => view.Id, cancellationToken);
}
