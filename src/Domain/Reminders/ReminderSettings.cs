using Luma.Domain.Common.Settings;

namespace Luma.Domain.Reminders;

/// <summary>The switches of reminders, with their defaults.</summary>
[SettingsOf("reminders")]
public sealed record ReminderSettings
{
    [Setting("reminders.enabled", "Send appointment reminders", Help = "Every upcoming visit is reminded of at the days below.")]
    public bool Enabled { get; init; } = true;

    [Setting("reminders.cadenceDays", "Days before the visit", Help = "One reminder on each of these days; the last is the final reminder.",
        Unit = "days", Min = 0, Max = 365, MaxCount = 10)]
    public IReadOnlyList<int> CadenceDays { get; init; } = [7, 5, 2];

    [Setting("reminders.sendTime", "Time of day", Help = "Empty: at the visit's own time of day, moved into the allowed hours.")]
    public TimeOnly? SendTime { get; init; }

    [Setting("reminders.afterConfirm", "After a confirmation", Help = "What still goes to a patient who has confirmed.")]
    public AfterConfirm AfterConfirm { get; init; } = AfterConfirm.FinalOnly;

    [Setting("reminders.responses.allowed", "Answers", Help = "Which answers reminders accept.")]
    public AllowedResponses AllowedResponses { get; init; } = AllowedResponses.ConfirmAndCancel;

    [Setting("reminders.responses.perStep", "Answers of single reminders", Help = "By days before the visit; the others follow the line above.",
        MaxCount = 10)]
    public IReadOnlyDictionary<int, AllowedResponses> ResponsesPerStep { get; init; } = new Dictionary<int, AllowedResponses>();

    [Setting("reminders.catchUp.enabled", "Catch-up reminder", Help = "One reminder for a visit booked after its final reminder's time.")]
    public bool CatchUpEnabled { get; init; } = true;

    [Setting("reminders.catchUp.hours", "Catch-up hours", Help = "The next of these hours before the visit is used.", MaxCount = 24)]
    public IReadOnlyList<TimeOnly> CatchUpHours { get; init; } = [new(9, 0), new(18, 0)];

    [Setting("reminders.catchUp.followSchedulableWindow", "Catch-up at the window's bounds",
        Help = "The opening and closing of the sending window replace the catch-up hours.")]
    public bool CatchUpFollowsWindow { get; init; }

    [Setting("reminders.multiAppointment.sendFor", "Several visits on a day", Help = "Remind of the first visit of the day, or of all.")]
    public SendFor SendFor { get; init; } = SendFor.First;

    [Setting("reminders.confirmAfterCancel", "Confirm after cancelling", Help = "Let a patient confirm by text a visit that was cancelled.")]
    public bool ConfirmAfterCancel { get; init; }

    [Setting("reminders.cancelAfterConfirm", "Cancel after confirming", Help = "Let a patient cancel a visit that was confirmed.")]
    public bool CancelAfterConfirm { get; init; } = true;

    [Setting("reminders.blockCancelAfterStart", "No cancelling after the start", Help = "A late NO changes nothing; the patient is asked to call.")]
    public bool BlockCancelAfterStart { get; init; }

    [Setting("reminders.confirmPast", "Confirm past visits", Help = "A YES up to 7 days after the visit still confirms it.")]
    public bool ConfirmPast { get; init; }

    [Setting("reminders.noShow.cancelWindowHours", "Late cancellation", Unit = "hours", Min = 0, Max = 8760,
        Help = "A patient's cancellation within this time before the visit counts as a no-show; empty: always.")]
    public int? NoShowWindowHours { get; init; }

    [Setting("reminders.noShow.feeNotice", "Mention a fee", Help = "A late cancellation is told that a fee may apply.")]
    public bool NoShowFeeNotice { get; init; } = true;

    [Setting("reminders.askWhichMessage.enabled", "Ask which message is meant",
        Help = "When several messages await an answer; otherwise the latest is taken.")]
    public bool AskWhichMessage { get; init; }

    [Setting("reminders.detailsLink.expiresAfterAppointmentHours", "Links live after the visit", Unit = "hours", Min = 0, Max = 720)]
    public int LinkHoursAfterVisit { get; init; } = 24;

    /// <summary>As they hold for the reminder that went so many days before (REM-69); null: the catch-up, or not a step of the cadence.</summary>
    public ReminderSettings ForStep(int? daysBefore) =>
        daysBefore is { } days && ResponsesPerStep.TryGetValue(days, out var allowed) ? this with { AllowedResponses = allowed } : this;
}
