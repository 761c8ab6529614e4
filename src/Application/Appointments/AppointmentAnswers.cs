using Luma.Application.Accounts;
using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.Application.Ehr;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Appointments;
using Luma.Domain.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Appointments;

/// <summary>Applies a patient's answer to a visit, whatever channel it came by: policy, status, push to the EHR, replanning, audit.</summary>
public sealed class AppointmentAnswers(
    ILumaDb db, ISettingsReader settings, IEhrPushes pushes, IMessagePublisher messages, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Null when the visit no longer exists.</summary>
    /// <param name="mode">What the reminder that is answered takes (REM-69); null: what the account takes.</param>
    public async Task<(Appointment Appointment, AnswerDecision Decision)?> ApplyAsync(
        Guid appointmentId, PatientAnswer answer, AllowedResponses? mode, string channel, CancellationToken cancellationToken)
    {
        var appointment = await db.Appointments.SingleOrDefaultAsync(a => a.Id == appointmentId && a.DeletedAt == null, cancellationToken);
        if (appointment is null) return null;

        var now = clock.GetUtcNow();
        var reminders = await settings.ReadAsync<ReminderSettings>(appointment.AccountId, cancellationToken);
        if (mode is { } taken) reminders = reminders with { AllowedResponses = taken };
        var decision = AnswerPolicy.Decide(answer, appointment.Status, appointment.Start, reminders, now);
        if (decision.Change is { } status)
        {
            appointment.Answer(decision, now);
            await pushes.RequestAsync(appointment, cancellationToken);
            messages.Publish(new AppointmentsChanged([appointment.Id]), tenant: appointment.AccountId);
            audit.Record("appointments.answered", "appointment", appointment.Id.ToString(), new { answer = answer.ToString(), status = status.ToString(), channel });
        }

        return (appointment, decision);
    }
}
