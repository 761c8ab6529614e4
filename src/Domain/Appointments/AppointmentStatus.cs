namespace Luma.Domain.Appointments;

public enum AppointmentStatus
{
    Unconfirmed,
    Confirmed,
    Cancelled,
    NoShow,
    Arrived,
    CheckedIn,
    Completed,
    Rescheduled,
}
