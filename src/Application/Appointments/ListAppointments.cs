using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Appointments;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Appointments;

/// <summary>Appointments in time order, each with its messages.</summary>
[Requires(Permission.ViewPatients)]
[Audited("appointments.listed")]
public sealed record ListAppointments(
    DateTimeOffset? From, DateTimeOffset? To, Guid? PatientId, string? EhrId, AppointmentStatus? Status, Guid? FacilityId, Guid? ProviderId,
    PageRequest Page) : IRequest<Result<Page<AppointmentView>>>;

internal sealed class ListAppointmentsHandler(ILumaDb db, AppointmentReader reader) : IRequestHandler<ListAppointments, Result<Page<AppointmentView>>>
{
    public async Task<Result<Page<AppointmentView>>> Handle(ListAppointments request, CancellationToken cancellationToken)
    {
        var appointments = db.Appointments.AsNoTracking().Where(appointment => appointment.DeletedAt == null);
        if (request.From is { } from) appointments = appointments.Where(appointment => appointment.Start >= from.ToUniversalTime());
        if (request.To is { } to) appointments = appointments.Where(appointment => appointment.Start < to.ToUniversalTime());
        if (request.PatientId is { } patientId) appointments = appointments.Where(appointment => appointment.PatientId == patientId);
        if (request.EhrId is { } ehrId) appointments = appointments.Where(appointment => appointment.EhrId == ehrId);
        if (request.Status is { } status) appointments = appointments.Where(appointment => appointment.Status == status);
        if (request.FacilityId is { } facilityId) appointments = appointments.Where(appointment => appointment.FacilityId == facilityId);
        if (request.ProviderId is { } providerId) appointments = appointments.Where(appointment => appointment.ProviderId == providerId);

        var rows = await reader.Views(appointments).Skip(request.Page.Skip).Take(request.Page.Take + 1).ToListAsync(cancellationToken);
        var page = request.Page.Of(rows);
        return page with { Items = await reader.WithMessagesAsync([.. page.Items], explained: false, cancellationToken) };
    }
}
