using Luma.BuildingBlocks.Messaging;

namespace Luma.Application.Appointments;

/// <summary>Appointments were created, moved, cancelled, answered or otherwise changed; at most 500 ids a message.</summary>
[MessageName("appointments.changed")]
public sealed record AppointmentsChanged(IReadOnlyList<Guid> AppointmentIds)
{
    public const int MaxIds = 500;
}
