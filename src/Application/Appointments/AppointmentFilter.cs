using Luma.Domain.Appointments;

namespace Luma.Application.Appointments;

/// <summary>Which appointments of the account, deleted ones aside; null leaves open.</summary>
/// <param name="From">Start at this moment or later.</param>
/// <param name="To">Start before this moment.</param>
public sealed record AppointmentFilter(
    DateTimeOffset? From = null, DateTimeOffset? To = null, Guid? PatientId = null, string? EhrId = null, AppointmentStatus? Status = null,
    Guid? FacilityId = null, Guid? ProviderId = null, Guid? AppointmentTypeId = null)
{
    internal IQueryable<Appointment> Apply(IQueryable<Appointment> appointments)
    {
        appointments = appointments.Where(appointment => appointment.DeletedAt == null);
        if (From?.ToUniversalTime() is { } from) appointments = appointments.Where(appointment => appointment.Start >= from);
        if (To?.ToUniversalTime() is { } to) appointments = appointments.Where(appointment => appointment.Start < to);
        if (PatientId is { } patientId) appointments = appointments.Where(appointment => appointment.PatientId == patientId);
        if (EhrId is { } ehrId) appointments = appointments.Where(appointment => appointment.EhrId == ehrId);
        if (Status is { } status) appointments = appointments.Where(appointment => appointment.Status == status);
        if (FacilityId is { } facilityId) appointments = appointments.Where(appointment => appointment.FacilityId == facilityId);
        if (ProviderId is { } providerId) appointments = appointments.Where(appointment => appointment.ProviderId == providerId);
        if (AppointmentTypeId is { } typeId) appointments = appointments.Where(appointment => appointment.AppointmentTypeId == typeId);
        return appointments;
    }
}
