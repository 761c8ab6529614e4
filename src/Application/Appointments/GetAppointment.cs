using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Appointments;

/// <summary>One appointment with its messages, each explained (NEW-01).</summary>
[Requires(Permission.ViewPatients)]
[Audited("appointments.viewed")]
public sealed record GetAppointment(Guid Id) : IRequest<Result<AppointmentView>>, IAuditSubject
{
    /// <summary>Null: without messages.</summary>
    public MessageParts? Messages { get; init; } = MessageParts.All;

    public (string Kind, string Id)? Subject => ("appointment", Id.ToString());
}

internal sealed class GetAppointmentHandler(ILumaDb db, AppointmentReader reader) : IRequestHandler<GetAppointment, Result<AppointmentView>>
{
    public async Task<Result<AppointmentView>> Handle(GetAppointment request, CancellationToken cancellationToken)
    {
        var rows = await reader.Views(db.Appointments.Where(appointment => appointment.Id == request.Id)).ToListAsync(cancellationToken);
        if (rows.Count == 0) return Error.NotFound("appointment");
        return request.Messages is { } parts ? (await reader.WithMessagesAsync(rows, parts, cancellationToken))[0] : rows[0];
    }
}
