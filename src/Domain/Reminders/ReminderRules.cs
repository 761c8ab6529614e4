using Luma.Domain.Appointments;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Planning;

namespace Luma.Domain.Reminders;

/// <summary>The rules of reminders, asked by the planner for the future and by the gate at the moment of sending.</summary>
public static class ReminderRules
{
    public static IReadOnlyList<Rule<StepFacts<ReminderFacts>>> All { get; } =
    [
        new("reminders are on", facts =>
            facts.Facts.DisabledBy is { } what ? Verdict.Skip(Reasons.RemindersDisabled, $"Switched off for the {what}.") : Verdict.Pass),
        new("reminders are not blocked", facts => facts.Facts.Blocked ? Verdict.Skip(Reasons.Blocked) : Verdict.Pass),
        new("first visit of the day", facts =>
            facts.Facts is { FirstOfDay: false, SendFor: SendFor.First } ? Verdict.Skip(Reasons.NotFirstOfDay) : Verdict.Pass),
        new("visit still stands", facts => facts.Facts.Status switch
        {
            AppointmentStatus.Unconfirmed or AppointmentStatus.Confirmed => Verdict.Pass,
            AppointmentStatus.Cancelled or AppointmentStatus.Rescheduled => Verdict.Skip(Reasons.AppointmentCancelled),
            _ => Verdict.Skip(Reasons.AppointmentOver),
        }),
        new("still needed after the answer", StillNeeded),
    ];

    private static Verdict StillNeeded(StepFacts<ReminderFacts> facts)
    {
        if (facts.Facts.Status != AppointmentStatus.Confirmed) return Verdict.Pass;
        return facts.Facts.AfterConfirm switch
        {
            AfterConfirm.SendAll => Verdict.Pass,
            AfterConfirm.FinalOnly when facts.Step.Purpose is Purpose.FinalReminder or Purpose.CatchUpReminder => Verdict.Pass,
            _ => Verdict.Skip(Reasons.Confirmed),
        };
    }
}
