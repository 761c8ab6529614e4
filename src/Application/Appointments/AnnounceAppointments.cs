using Luma.Application.Common;
using Luma.BuildingBlocks.Messaging;

namespace Luma.Application.Appointments;

/// <summary>Tells those who look at the schedule that it changed.</summary>
public sealed class AnnounceAppointments(IChangeAnnouncer changes) : IMessageHandler<AppointmentsChanged>
{
    public Task HandleAsync(AppointmentsChanged message, MessageContext context, CancellationToken cancellationToken)
    {
        context.RequireTenant();
        changes.Announce(ChangeKind.Schedule, message.AppointmentIds);
        return Task.CompletedTask;
    }
}
