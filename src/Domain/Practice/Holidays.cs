namespace Luma.Domain.Practice;

/// <summary>The federal holidays of the United States (5 U.S.C. 6103), with the weekday on which one that falls on a weekend is observed.</summary>
public static class Holidays
{
    public static bool IsFederal(DateOnly day) => NameOf(day) is not null;

    /// <summary>The holiday's name, or null for an ordinary day. A holiday and its observed day both count.</summary>
    public static string? NameOf(DateOnly day) =>
        OnItsOwnDay(day)
        ?? (day.DayOfWeek == DayOfWeek.Friday ? OnItsOwnDay(day.AddDays(1), fixedOnly: true) : null)
        ?? (day.DayOfWeek == DayOfWeek.Monday ? OnItsOwnDay(day.AddDays(-1), fixedOnly: true) : null);

    private static string? OnItsOwnDay(DateOnly day, bool fixedOnly = false) => (day.Month, day.Day) switch
    {
        (1, 1) => "New Year's Day",
        (6, 19) => "Juneteenth",
        (7, 4) => "Independence Day",
        (11, 11) => "Veterans Day",
        (12, 25) => "Christmas Day",
        _ => fixedOnly ? null : Floating(day),
    };

    private static string? Floating(DateOnly day) => (day.Month, day.DayOfWeek, (day.Day - 1) / 7 + 1) switch
    {
        (1, DayOfWeek.Monday, 3) => "Martin Luther King Jr. Day",
        (2, DayOfWeek.Monday, 3) => "Presidents' Day",
        (5, DayOfWeek.Monday, _) when day.AddDays(7).Month == 6 => "Memorial Day",
        (9, DayOfWeek.Monday, 1) => "Labor Day",
        (10, DayOfWeek.Monday, 2) => "Columbus Day",
        (11, DayOfWeek.Thursday, 4) => "Thanksgiving Day",
        _ => null,
    };
}
