using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.Application.Ehr;
using Luma.BuildingBlocks.Mediator;
using Luma.BuildingBlocks.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Appointments;

/// <summary>The front desk says that the patient is here; the EHR hears of it.</summary>
[Requires(Permission.SendMessages)]
[Audited("appointments.arrived")]
public sealed record MarkArrived(Guid Id) : IRequest<Result>, IAuditSubject
{
    public (string Kind, string Id)? Subject => ("appointment", Id.ToString());
}

internal sealed class MarkArrivedHandler(ILumaDb db, IEhrPushes pushes, IMessagePublisher messages, TimeProvider clock) : IRequestHandler<MarkArrived, Result>
{
    public async Task<Result> Handle(MarkArrived request, CancellationToken cancellationToken)
    {
        var appointment = await db.Appointments.SingleOrDefaultAsync(
            candidate => candidate.Id == request.Id && candidate.DeletedAt == null, cancellationToken);
        if (appointment is null) return Error.NotFound("appointment");
        if (!appointment.Arrive(clock.GetUtcNow()))
            return new Error(ErrorKind.Conflict, "APPOINTMENT_NOT_AHEAD", "The appointment is cancelled or over.");
        await pushes.RequestAsync(appointment, cancellationToken);
        messages.Publish(new AppointmentsChanged([appointment.Id]), tenant: appointment.AccountId);
        return Result.Ok;
    }
}
