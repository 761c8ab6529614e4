using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Appointments;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Messaging;

/// <summary>Sends a planned message at once, past cadence and hours, never past Do Not Contact (REM-10).</summary>
[Requires(Permission.SendMessages)]
[Audited("messages.sent-now")]
public sealed record SendMessageNow(Guid Id) : IRequest<Result>, IAuditSubject
{
    public (string Kind, string Id)? Subject => ("message", Id.ToString());
}

internal sealed class SendMessageNowHandler(ILumaDb db, ITenantSession session, IPumpSignal pump, TimeProvider clock) : IRequestHandler<SendMessageNow, Result>
{
    public async Task<Result> Handle(SendMessageNow request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var message = await db.OutboundMessages.SingleOrDefaultAsync(candidate => candidate.Id == request.Id, cancellationToken);
        if (message is null) return Error.NotFound("message");
        var visit = await db.Appointments.SingleOrDefaultAsync(candidate => candidate.Id == message.AppointmentId, cancellationToken);
        if (visit is { Status: not (AppointmentStatus.Unconfirmed or AppointmentStatus.Confirmed) } || visit?.Start <= now)
            return new Error(ErrorKind.Conflict, "APPOINTMENT_NOT_AHEAD", "The appointment is cancelled, over or past.");
        if (visit is { RemindersBlocked: true }) return new Error(ErrorKind.Conflict, "REMINDERS_BLOCKED", "Unblock the appointment's reminders first.");
        if (!message.Force(now)) return new Error(ErrorKind.Conflict, "NOT_WAITING", "The message is no longer waiting.");
        session.AfterCommit(pump.Wake);
        return Result.Ok;
    }
}
