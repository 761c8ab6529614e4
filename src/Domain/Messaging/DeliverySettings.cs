using Luma.Domain.Common.Settings;
using Luma.Domain.Messaging.Planning;
using Luma.Domain.Practice;

namespace Luma.Domain.Messaging;

/// <summary>When automatic messages may go (REM-11 to REM-15, REM-62).</summary>
[SettingsOf("delivery")]
public sealed record DeliverySettings
{
    [Setting("delivery.workingHours.start", "Earliest hour", Help = "No automatic message goes before it, in the facility's local time.")]
    public TimeOnly WorkingStart { get; init; } = new(9, 0);

    [Setting("delivery.quietHours.start", "Quiet from", Help = "Nothing goes from this time on; it may span midnight.")]
    public TimeOnly QuietStart { get; init; } = new(21, 0);

    [Setting("delivery.quietHours.end", "Quiet until", Help = "Equal to the start: no quiet hours.")]
    public TimeOnly QuietEnd { get; init; } = new(8, 0);

    [Setting("delivery.holidays.send", "Send on holidays", Help = "Otherwise a message due on a federal holiday or closing day moves to another day.")]
    public bool SendOnHolidays { get; init; }

    [Setting("delivery.holidays.extraDates", "Closing days", Help = "The clinic's own, beside the federal holidays.", MaxCount = 366)]
    public IReadOnlyList<DateOnly> ExtraHolidays { get; init; } = [];

    [Setting("delivery.sundayToSaturday", "Sunday's messages on Saturday")]
    public bool SundayToSaturday { get; init; }

    [Setting("delivery.schedulableWindow", "Sending windows", Help = "Weekdays and hours; empty: the hours above alone.", MaxCount = 21)]
    public IReadOnlyList<SendingWindow> Windows { get; init; } = [];

    [Setting("delivery.blackout.enabled", "Blackout", Help = "Keeps the same message from going twice to one person within a short time.")]
    public bool BlackoutEnabled { get; init; } = true;

    [Setting("delivery.blackout.minutes", "Blackout", Unit = "minutes", Min = 0, Max = 10080)]
    public int BlackoutMinutes { get; init; } = 60;

    public TimeSpan Blackout => BlackoutEnabled ? TimeSpan.FromMinutes(BlackoutMinutes) : TimeSpan.Zero;

    public DeliveryCalendar CalendarIn(TimeZoneInfo zone) => new(zone)
    {
        WorkingStart = WorkingStart,
        QuietStart = QuietStart,
        QuietEnd = QuietEnd,
        IsHoliday = SendOnHolidays ? _ => false : day => Holidays.IsFederal(day) || ExtraHolidays.Contains(day),
        SundayToSaturday = SundayToSaturday,
        Windows = Windows,
    };
}
