using Luma.Application.Common;
using Luma.Domain.Appointments;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Templates;

/// <summary>Gathers what templates may say of one visit. The pump reads the same in sets.</summary>
public sealed class TemplateFactsOf(ILumaDb db)
{
    public async Task<TemplateFacts> OfAppointmentAsync(Appointment appointment, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleAsync(cancellationToken);
        var patient = await db.Patients.SingleAsync(candidate => candidate.Id == appointment.PatientId, cancellationToken);
        var facility = await db.Facilities.SingleOrDefaultAsync(candidate => candidate.Id == appointment.FacilityId, cancellationToken);
        var provider = await db.Providers.SingleOrDefaultAsync(candidate => candidate.Id == appointment.ProviderId, cancellationToken);
        var type = await db.AppointmentTypes.SingleOrDefaultAsync(candidate => candidate.Id == appointment.AppointmentTypeId, cancellationToken);
        return new(account.Name, account.DefaultLanguage, TimeZoneInfo.FindSystemTimeZoneById(facility?.TimeZone ?? account.TimeZone))
        {
            OrganizationPhone = account.Phone,
            Language = patient.Language,
            FirstName = patient.FirstName,
            LastName = patient.LastName,
            Start = appointment.Start,
            Confirmed = appointment.Status == AppointmentStatus.Confirmed,
            AppointmentType = type?.Name,
            ProviderName = provider?.Name,
            FacilityName = facility?.Name,
            FacilityPhone = facility?.Phone,
        };
    }
}
