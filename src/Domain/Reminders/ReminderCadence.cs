using System.Globalization;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Planning;

namespace Luma.Domain.Reminders;

/// <summary>The reminder automation that the settings describe (REM-03, REM-07, REM-47).</summary>
public static class ReminderCadence
{
    public const string Name = "reminders";
    public const string CatchUpStep = "catchUp";

    public static Automation<ReminderFacts> From(ReminderSettings settings)
    {
        var days = settings.CadenceDays.OrderDescending().ToList();
        var steps = days.Select((day, i) => StepOf(day, isFinal: i == days.Count - 1, settings.SendTime)).ToList();
        var catchUp = new CatchUp(
            new(CatchUpStep, Purpose.CatchUpReminder, "catchUpReminder", 0), settings.CatchUpHours, settings.CatchUpEnabled, settings.CatchUpFollowsWindow);
        return new(Name, steps, ReminderRules.All, catchUp);
    }

    /// <summary>The days before the visit of a step by its stored name; null for the catch-up and for what is no step.</summary>
    public static int? DaysOf(string stepName) =>
        stepName.EndsWith('d') && int.TryParse(stepName[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;

    private static Step StepOf(int day, bool isFinal, TimeOnly? at) => new(
        $"{day.ToString(CultureInfo.InvariantCulture)}d",
        isFinal ? Purpose.FinalReminder : Purpose.Reminder,
        isFinal ? "finalReminder" : "reminder",
        day,
        at);
}
