using System.Text.Json;
using Luma.Application.Common;
using Luma.Domain.Appointments;
using Luma.Domain.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Appointments;

/// <summary>Reads appointments and messages as the outside sees them, always a list at a time.</summary>
public sealed class AppointmentReader(ILumaDb db)
{
    public IQueryable<AppointmentView> Views(IQueryable<Appointment> appointments) =>
        from appointment in appointments
        join patient in db.Patients on appointment.PatientId equals patient.Id
        join provider in db.Providers on appointment.ProviderId equals provider.Id into providers
        from provider in providers.DefaultIfEmpty()
        join facility in db.Facilities on appointment.FacilityId equals facility.Id into facilities
        from facility in facilities.DefaultIfEmpty()
        join type in db.AppointmentTypes on appointment.AppointmentTypeId equals type.Id into types
        from type in types.DefaultIfEmpty()
        orderby appointment.Start, appointment.Id
        select new AppointmentView(
            appointment.Id, appointment.EhrId, appointment.Status, appointment.EhrStatusCode, appointment.Start, appointment.DurationMinutes,
            appointment.CountedAsNoShow, appointment.RemindersBlocked,
            new AppointmentPatientView(patient.Id, patient.EhrId, patient.FirstName, patient.LastName),
            provider == null ? null : new NamedView(provider.Id, provider.Name),
            facility == null ? null : new NamedView(facility.Id, facility.Name),
            type == null ? null : new NamedView(type.Id, type.Name));

    public async Task<List<AppointmentView>> WithMessagesAsync(List<AppointmentView> views, bool explained, CancellationToken cancellationToken)
    {
        var ids = views.ConvertAll(view => (Guid?)view.Id);
        var messages = await MessagesAsync(
            db.OutboundMessages.Where(message => ids.Contains(message.AppointmentId)).OrderBy(message => message.DueAt).ThenBy(message => message.Id),
            explained, cancellationToken);
        var byAppointment = messages.ToLookup(message => message.AppointmentId);
        return views.ConvertAll(view => view with { Messages = [.. byAppointment[view.Id]] });
    }

    public async Task<List<MessageView>> MessagesAsync(IQueryable<OutboundMessage> messages, bool explained, CancellationToken cancellationToken)
    {
        var rows = await messages.AsNoTracking().Select(message => new
        {
            View = new MessageView(
                message.Id, message.AppointmentId, message.PatientId, message.Purpose, message.Step, message.Channel, message.State, message.Reason,
                message.ToValue, message.FromValue, message.Subject, message.Body, message.Language, message.DueAt, message.SentAt),
            Explanation = explained ? message.Explanation : "[]",
        }).ToListAsync(cancellationToken);
        if (!explained) return rows.ConvertAll(row => row.View);

        var ids = rows.ConvertAll(row => row.View.Id);
        var attempts = (await db.DeliveryAttempts.AsNoTracking().Where(attempt => ids.Contains(attempt.MessageId)).OrderBy(attempt => attempt.Number)
            .ToListAsync(cancellationToken)).ToLookup(attempt => attempt.MessageId);
        return rows.ConvertAll(row => row.View with
        {
            Explanation = JsonSerializer.Deserialize<List<ExplanationLine>>(row.Explanation, JsonSerializerOptions.Web)!,
            Attempts = [.. attempts[row.View.Id].Select(a => new AttemptView(a.Channel, a.ToValue, a.Outcome, a.ErrorCode, a.At))],
        });
    }
}
