using Luma.Domain.Appointments;
using Luma.Domain.Common;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Planning;
using Luma.Domain.Reminders;

namespace Luma.Domain.Tests.Messaging.Planning;

/// <summary>A clinic in New York with the default settings; times are its local ones.</summary>
internal static class Clinic
{
    public static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public static DateTimeOffset At(string local, TimeZoneInfo? zone = null)
    {
        var time = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        return (zone ?? NewYork).At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
    }

    public static DeliveryCalendar Calendar(DeliverySettings? settings = null, TimeZoneInfo? zone = null) =>
        (settings ?? new()).CalendarIn(zone ?? NewYork);

    public static SendingWindow Window(string from, string to, params DayOfWeek[] days) =>
        new(days is [] ? Enum.GetValues<DayOfWeek>() : days, Time(from), Time(to));

    public static TimeOnly Time(string text) => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public static IReadOnlyList<PlannedMessage> Plan(
        string visit, string known, ReminderSettings? settings = null, DeliverySettings? delivery = null, ReminderFacts? facts = null,
        TimeZoneInfo? zone = null, bool alreadyTold = false) =>
        Planner.Plan(
            new Anchor("visit", At(visit, zone), At(known, zone), alreadyTold), facts ?? new(AppointmentStatus.Unconfirmed),
            ReminderCadence.From(settings ?? new()), Calendar(delivery, zone));

    /// <summary>Each message as "step day time", or "step reason" when it will not go.</summary>
    public static string[] Shown(this IEnumerable<PlannedMessage> plan, TimeZoneInfo? zone = null) =>
        [.. plan.Select(message => message.Skip is { } reason ? $"{message.Step.Name} {reason}"
            : $"{message.Step.Name} {message.DueAt.In(zone ?? NewYork):MM-dd HH:mm}")];
}
