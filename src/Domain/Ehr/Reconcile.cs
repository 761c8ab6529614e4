using Luma.Domain.Appointments;

namespace Luma.Domain.Ehr;

/// <summary>Decides what an appointment of ours becomes, given the EHR's row. The EHR is the source of truth, except for a patient's answer that is
/// still on its way there (REM-81).</summary>
public static class Reconcile
{
    /// <param name="theirs">Null: the EHR no longer has the row, or has it as deleted.</param>
    /// <param name="pendingPush">The answer that is on its way to the EHR.</param>
    public static Reconciled Appointment(
        TheirAppointment? theirs, OurAppointment? ours, StatusMapping mapping, AppointmentStatus? pendingPush, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        if (theirs is null || mapping.Read(theirs.StatusCode).Deleted) return Gone(ours, now);

        var said = mapping.Read(theirs.StatusCode).Status;
        if (ours is null) return new(Take(theirs, said, said, now), AppointmentChanges.Created);

        var status = Status(said, theirs, ours, pendingPush);
        var next = Take(theirs, status, said, KnownAt(status, theirs, ours, now)) with { CountedAsNoShow = ours.CountedAsNoShow };

        // While the answer is under way the row stays unsettled: once the push is done or dropped, the next sync must look again.
        if (pendingPush is not null && said != status) next = next with { Hash = null, EhrStatus = ours.EhrStatus };
        return new(next, Differences(ours, next));
    }

    private static Reconciled Gone(OurAppointment? ours, DateTimeOffset now) =>
        ours is null or { DeletedAt: not null }
            ? new(ours, AppointmentChanges.None)
            : new(ours with { DeletedAt = now }, AppointmentChanges.Deleted);

    private static AppointmentStatus Status(AppointmentStatus said, TheirAppointment theirs, OurAppointment ours, AppointmentStatus? pendingPush)
    {
        if (pendingPush is { } answer) return answer;
        if (ours.DeletedAt is not null) return said;

        // The EHR has said nothing new, so what we learnt since (an answer that is not pushed, a mark by staff) stands; but an answer was for its day.
        var nothingNew = said == ours.EhrStatus && theirs.LocalDate == ours.LocalDate;
        return nothingNew ? ours.Status : said;
    }

    private static DateTimeOffset KnownAt(AppointmentStatus status, TheirAppointment theirs, OurAppointment ours, DateTimeOffset now)
    {
        var reinstated = status.IsOpen() && (ours.DeletedAt is not null || ours.Status.IsOff());
        return reinstated || theirs.LocalDate != ours.LocalDate ? now : ours.KnownAt;
    }

    private static OurAppointment Take(TheirAppointment theirs, AppointmentStatus status, AppointmentStatus said, DateTimeOffset knownAt) =>
        new(status, said, theirs.StatusCode, theirs.PatientId, theirs.ProviderId, theirs.FacilityId, theirs.TypeId, theirs.Start, theirs.LocalDate,
            theirs.DurationMinutes, knownAt, null, theirs.Hash);

    private static AppointmentChanges Differences(OurAppointment ours, OurAppointment next)
    {
        var changes = AppointmentChanges.None;
        if (ours.DeletedAt is not null) changes |= AppointmentChanges.Restored;
        if (ours.Start != next.Start || ours.LocalDate != next.LocalDate || ours.DurationMinutes != next.DurationMinutes) changes |= AppointmentChanges.Moved;
        if (ours.Status != next.Status || ours.StatusCode != next.StatusCode) changes |= AppointmentChanges.StatusChanged;
        if ((ours.PatientId, ours.ProviderId, ours.FacilityId, ours.TypeId) != (next.PatientId, next.ProviderId, next.FacilityId, next.TypeId))
            changes |= AppointmentChanges.ResourceChanged;
        return changes;
    }
}
