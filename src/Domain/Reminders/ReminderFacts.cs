using Luma.Domain.Appointments;

namespace Luma.Domain.Reminders;

/// <summary>What the reminder rules look at, beside the step.</summary>
public sealed record ReminderFacts(AppointmentStatus Status)
{
    /// <summary>The name of what has reminders switched off: account, facility, provider or type; null: nothing has.</summary>
    public string? DisabledBy { get; init; }

    public bool Blocked { get; init; }

    /// <summary>The patient's earliest visit of that local day that qualifies for reminders (REM-24).</summary>
    public bool FirstOfDay { get; init; } = true;

    public AfterConfirm AfterConfirm { get; init; } = AfterConfirm.FinalOnly;

    public SendFor SendFor { get; init; } = SendFor.First;
}

/// <summary>What still goes once the patient has confirmed (REM-07, REM-27, REM-69).</summary>
public enum AfterConfirm
{
    FinalOnly,
    SkipAll,
    SendAll,
}

/// <summary>Which visits of a day are reminded of (REM-24, REM-26).</summary>
public enum SendFor
{
    First,
    All,
}

/// <summary>Which answers reminders accept (REM-04).</summary>
public enum AllowedResponses
{
    ConfirmAndCancel,
    ConfirmOnly,
    None,
}
