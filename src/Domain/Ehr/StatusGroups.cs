using Luma.Domain.Appointments;

namespace Luma.Domain.Ehr;

public static class StatusGroups
{
    /// <summary>The visit stands and is still to come.</summary>
    public static bool IsOpen(this AppointmentStatus status) => status is AppointmentStatus.Unconfirmed or AppointmentStatus.Confirmed;

    /// <summary>The visit does not take place.</summary>
    public static bool IsOff(this AppointmentStatus status) =>
        status is AppointmentStatus.Cancelled or AppointmentStatus.NoShow or AppointmentStatus.Rescheduled;

    /// <summary>The patient is there, or has been: nothing that was answered earlier may undo it (REM-89).</summary>
    public static bool IsUnderWay(this AppointmentStatus status) =>
        status is AppointmentStatus.Arrived or AppointmentStatus.CheckedIn or AppointmentStatus.Completed;
}
