using System.Text.Json;
using Luma.Application.Common;
using Luma.Domain.Appointments;
using Luma.Domain.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Appointments;

/// <summary>Reads appointments and messages as the outside sees them, always a list at a time.</summary>
public sealed class AppointmentReader(ILumaDb db)
{
    /// <summary>By start and id.</summary>
    public IQueryable<AppointmentView> Views(IQueryable<Appointment> appointments, bool descending = false)
    {
        var rows =
            from appointment in appointments.AsNoTracking()
            join patient in db.Patients on appointment.PatientId equals patient.Id
            join provider in db.Providers on appointment.ProviderId equals provider.Id into providers
            from provider in providers.DefaultIfEmpty()
            join facility in db.Facilities on appointment.FacilityId equals facility.Id into facilities
            from facility in facilities.DefaultIfEmpty()
            join type in db.AppointmentTypes on appointment.AppointmentTypeId equals type.Id into types
            from type in types.DefaultIfEmpty()
            select new { appointment, patient, provider, facility, type };
        rows = descending
            ? rows.OrderByDescending(row => row.appointment.Start).ThenByDescending(row => row.appointment.Id)
            : rows.OrderBy(row => row.appointment.Start).ThenBy(row => row.appointment.Id);
        return rows.Select(row => new AppointmentView(
            row.appointment.Id, row.appointment.EhrId, row.appointment.Status, row.appointment.EhrStatusCode, row.appointment.Start,
            row.appointment.DurationMinutes, row.appointment.CountedAsNoShow, row.appointment.RemindersBlocked,
            new AppointmentPatientView(
                row.patient.Id, row.patient.EhrId, row.patient.FirstName, row.patient.LastName, row.patient.DateOfBirth, row.patient.Language),
            row.provider == null ? null : new NamedView(row.provider.Id, row.provider.Name),
            row.facility == null ? null : new NamedView(row.facility.Id, row.facility.Name),
            row.type == null ? null : new NamedView(row.type.Id, row.type.Name)));
    }

    public async Task<List<AppointmentView>> WithMessagesAsync(List<AppointmentView> views, MessageParts parts, CancellationToken cancellationToken)
    {
        var ids = views.ConvertAll(view => view.Id);
        var messages = await MessagesOfAsync(ids, parts, cancellationToken);
        return views.ConvertAll(view => view with { Messages = [.. messages[view.Id]] });
    }

    /// <summary>The messages of appointments, by the time they are due.</summary>
    public async Task<ILookup<Guid, MessageView>> MessagesOfAsync(IReadOnlyList<Guid> appointmentIds, MessageParts parts, CancellationToken cancellationToken)
    {
        var messages = await MessagesAsync(
            db.OutboundMessages.Where(message => message.AppointmentId != null && appointmentIds.Contains(message.AppointmentId.Value))
                .OrderBy(message => message.DueAt).ThenBy(message => message.Id),
            parts, cancellationToken);
        return messages.ToLookup(message => message.AppointmentId!.Value);
    }

    public async Task<List<MessageView>> MessagesAsync(IQueryable<OutboundMessage> messages, MessageParts parts, CancellationToken cancellationToken)
    {
        var (text, explained) = (parts.HasFlag(MessageParts.Text), parts.HasFlag(MessageParts.Explanation));
        var rows = await messages.AsNoTracking().Select(message => new
        {
            View = new MessageView(
                message.Id, message.AppointmentId, message.PatientId, message.Purpose, message.Step, message.Channel, message.State, message.Reason,
                message.ToValue, message.FromValue, text ? message.Subject : null, text ? message.Body : null, message.Language, message.DueAt,
                message.SentAt),
            Explanation = explained ? message.Explanation : "[]",
        }).ToListAsync(cancellationToken);
        var attempts = await AttemptsAsync(parts.HasFlag(MessageParts.Attempts) ? rows.ConvertAll(row => row.View.Id) : [], cancellationToken);
        return rows.ConvertAll(row => row.View with
        {
            Explanation = explained ? JsonSerializer.Deserialize<List<ExplanationLine>>(row.Explanation, JsonSerializerOptions.Web)! : [],
            Attempts = [.. attempts[row.View.Id]],
        });
    }

    private async Task<ILookup<Guid, AttemptView>> AttemptsAsync(List<Guid> messageIds, CancellationToken cancellationToken)
    {
        if (messageIds.Count == 0) return Array.Empty<DeliveryAttempt>().ToLookup(attempt => attempt.MessageId, _ => (AttemptView)null!);
        var attempts = await db.DeliveryAttempts.AsNoTracking().Where(attempt => messageIds.Contains(attempt.MessageId)).OrderBy(attempt => attempt.Number)
            .ToListAsync(cancellationToken);
        return attempts.ToLookup(attempt => attempt.MessageId, attempt =>
            new AttemptView(attempt.Channel, attempt.ToValue, attempt.Outcome, attempt.ErrorCode, attempt.At));
    }
}
