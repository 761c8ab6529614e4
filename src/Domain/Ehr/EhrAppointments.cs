using System.Runtime.InteropServices;
using Luma.Domain.Appointments;

namespace Luma.Domain.Ehr;

/// <summary>An appointment as the EHR has it now, its references already ours.</summary>
public sealed record TheirAppointment(
    string? StatusCode, Guid PatientId, Guid? ProviderId, Guid? FacilityId, Guid? TypeId, DateTimeOffset Start, DateOnly LocalDate,
    int DurationMinutes, string Hash);

/// <summary>The part of our appointment that the EHR has a say in.</summary>
/// <param name="EhrStatus">What the EHR's code meant when it was last taken over: the common ancestor of their status and ours.</param>
/// <param name="Hash">The EHR row that this agrees with; null: look at it again at the next sync.</param>
public sealed record OurAppointment(
    AppointmentStatus Status, AppointmentStatus? EhrStatus, string? StatusCode, Guid PatientId, Guid? ProviderId, Guid? FacilityId, Guid? TypeId,
    DateTimeOffset Start, DateOnly LocalDate, int DurationMinutes, DateTimeOffset KnownAt, DateTimeOffset? DeletedAt, string? Hash)
{
    /// <summary>Our own mark (REM-09); no sync touches it.</summary>
    public bool CountedAsNoShow { get; init; }
}

[Flags]
public enum AppointmentChanges
{
    None = 0,
    Created = 1,
    Moved = 2,
    StatusChanged = 4,
    ResourceChanged = 8,
    Deleted = 16,
    Restored = 32,
}

/// <summary>What our appointment should become; null: there is none and none should be made.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Reconciled(OurAppointment? Appointment, AppointmentChanges Changes);
