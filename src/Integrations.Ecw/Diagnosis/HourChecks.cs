using System.Globalization;
using Luma.Integrations.Ecw.Catalog;
using Luma.Integrations.Ecw.Reading;

namespace Luma.Integrations.Ecw.Diagnosis;

/// <summary>From which day the site counts weekdays, judged by its own bookings.</summary>
internal static class HourChecks
{
    private const string S = EcwTables.HourSets;
    private const string H = EcwTables.Hours;
    private const string E = EcwTables.Enc;
    private const int Sample = 20_000;

    public static async Task RunAsync(Examination examination, DateOnly today, CancellationToken cancellationToken)
    {
        var catalog = examination.Catalog;
        if (!catalog.HasAll(S, "SetId", "UserId") || !catalog.HasAll(H, "SetId", "Weekday") || !catalog.HasAll(E, "doctorID", "date")) return;
        var (hours, noHours) = await examination.AskAsync(
            $"select distinct {catalog.Name("s", S, "UserId")}::text || ' ' || {catalog.Name("h", H, "Weekday")}::text from {catalog.From(H)} h"
            + $" join {catalog.From(S)} s on {catalog.Same("s", S, "SetId", "h", H, "SetId")} where {catalog.Live("s", S, "DeleteFlag")}",
            cancellationToken);
        var (visits, noVisits) = await examination.AskAsync(
            $"select {catalog.Name("e", E, "doctorID")}::text || ' ' || {catalog.Name("e", E, "date")}::text from {catalog.From(E)} e"
            + $" where {AppointmentFeed.Window(catalog, new(today.AddDays(-180), today.AddDays(200)))} limit {Sample}",
            cancellationToken);
        if ((noHours ?? noVisits) is { } failure)
        {
            examination.Note("working hours", $"cannot be compared with bookings: {failure}", "Check the grants (docs/ecw/mysql-grants.sql).");
            return;
        }

        switch (WeekdayBases.Calibrate(hours.OfType<string>().Select(Hour).OfType<(string, int)>().ToHashSet(), visits.OfType<string>().Select(Visit).OfType<(string, DayOfWeek)>()))
        {
            case WeekdayBase.SundayIsOne: examination.Well("working hours", "weekdays count from Sunday = 1"); break;
            case WeekdayBase.MondayIsOne: examination.Well("working hours", "weekdays count from Monday = 1"); break;
            default: examination.Note("working hours", "bookings do not tell whether weekdays count from Sunday or Monday", "Ask the site before slots are offered from them."); break;
        }
    }

    private static (string, int)? Hour(string text) =>
        text.Split(' ') is [var provider, var weekday] && int.TryParse(weekday, CultureInfo.InvariantCulture, out var number) ? (provider, number) : null;

    private static (string, DayOfWeek)? Visit(string text) =>
        text.Split(' ', 2) is [var provider, var date] && EcwDates.TryDate(date, out var day) ? (provider, day.DayOfWeek) : null;
}
