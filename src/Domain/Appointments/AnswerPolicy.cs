using Luma.Domain.Reminders;

namespace Luma.Domain.Appointments;

public enum PatientAnswer
{
    Confirm,
    Cancel,
}

/// <summary>What an answer does to a visit, and which message answers the patient.</summary>
/// <param name="Change">The new status; null: nothing changes.</param>
/// <param name="NeedsPerson">The conversation goes to the Hub.</param>
public sealed record AnswerDecision(AppointmentStatus? Change, string ReplyTemplate, bool CountsAsNoShow = false, bool NeedsPerson = false);

/// <summary>Decides what a patient's answer does (REM-04, REM-09, REM-27, REM-28, REM-30, REM-31, REM-60, REM-73), whatever the channel.</summary>
public static class AnswerPolicy
{
    private static readonly TimeSpan PastAnswersCount = TimeSpan.FromDays(7);

    /// <param name="settings">With the answers allowed by the reminder that was answered: <see cref="ReminderSettings.ForStep"/>.</param>
    /// <param name="slotTaken">Another patient has the time of a cancelled visit: it cannot come back (REM-30).</param>
    public static AnswerDecision Decide(
        PatientAnswer answer, AppointmentStatus status, DateTimeOffset start, ReminderSettings settings, DateTimeOffset now, bool slotTaken = false)
    {
        if (settings.AllowedResponses == AllowedResponses.None) return Refuse("notUnderstood");
        return answer == PatientAnswer.Confirm ? Confirm(status, start, settings, now, slotTaken) : Cancel(status, start, settings, now);
    }

    private static AnswerDecision Confirm(
        AppointmentStatus status, DateTimeOffset start, ReminderSettings settings, DateTimeOffset now, bool slotTaken)
    {
        if (status == AppointmentStatus.Confirmed) return new(null, "confirmed");
        var mayReturn = status == AppointmentStatus.Cancelled && settings.ConfirmAfterCancel && start > now && !slotTaken;
        if (IsCancelled(status) && !mayReturn) return Refuse("cannotConfirmAfterCancel");
        if (!IsCancelled(status) && status != AppointmentStatus.Unconfirmed) return Refuse("appointmentPassed");
        if (start <= now && !(settings.ConfirmPast && now - start <= PastAnswersCount)) return Refuse("appointmentPassed");
        return new(AppointmentStatus.Confirmed, "confirmed");
    }

    private static AnswerDecision Cancel(AppointmentStatus status, DateTimeOffset start, ReminderSettings settings, DateTimeOffset now)
    {
        if (settings.AllowedResponses == AllowedResponses.ConfirmOnly) return Refuse("callToCancel");
        if (IsCancelled(status)) return new(null, "cancelled");
        if (status is not (AppointmentStatus.Unconfirmed or AppointmentStatus.Confirmed)) return Refuse("cannotCancelAfterStart");
        if (status == AppointmentStatus.Confirmed && !settings.CancelAfterConfirm) return Refuse("cannotCancelAfterConfirm");
        if (settings.BlockCancelAfterStart && start <= now) return Refuse("cannotCancelAfterStart");

        var late = settings.NoShowWindowHours is not { } hours || start - now <= TimeSpan.FromHours(hours);
        return new(AppointmentStatus.Cancelled, late && settings.NoShowFeeNotice ? "cancelledWithFee" : "cancelled", CountsAsNoShow: late);
    }

    private static bool IsCancelled(AppointmentStatus status) => status is AppointmentStatus.Cancelled or AppointmentStatus.Rescheduled;

    private static AnswerDecision Refuse(string template) => new(null, template, NeedsPerson: true);
}
