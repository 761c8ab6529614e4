using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.BuildingBlocks.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Appointments;

/// <summary>Keeps an appointment's reminders back, or lets them go again (REM-61).</summary>
[Requires(Permission.SendMessages)]
[Audited("appointments.reminders-blocked")]
public sealed record BlockReminders(Guid Id, bool Blocked) : IRequest<Result>, IAuditSubject
{
    public (string Kind, string Id)? Subject => ("appointment", Id.ToString());
}

internal sealed class BlockRemindersHandler(ILumaDb db, IMessagePublisher messages, TimeProvider clock) : IRequestHandler<BlockReminders, Result>
{
    public async Task<Result> Handle(BlockReminders request, CancellationToken cancellationToken)
    {
        var appointment = await db.Appointments.SingleOrDefaultAsync(candidate => candidate.Id == request.Id, cancellationToken);
        if (appointment is null) return Error.NotFound("appointment");
        appointment.BlockReminders(request.Blocked, clock.GetUtcNow());
        messages.Publish(new AppointmentsChanged([appointment.Id]), tenant: appointment.AccountId);
        return Result.Ok;
    }
}
