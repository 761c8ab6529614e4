using Luma.Integrations.Ecw.Reading;

namespace Luma.Integrations.Ecw.Tests;

public sealed class WeekdayBaseTests
{
    [Theory]
    [InlineData("23456", "MTWRF", "SundayIsOne")]
    [InlineData("12345", "MTWRF", "MondayIsOne")]
    [InlineData("246", "MWF", "SundayIsOne")]
    [InlineData("135", "MWF", "MondayIsOne")]
    [InlineData("7", "S", "SundayIsOne")]
    [InlineData("7", "U", "MondayIsOne")]
    [InlineData("1", "U", "SundayIsOne")]
    [InlineData("12345", "MTWRFFS", "MondayIsOne")]
    [InlineData("1234567", "MTWRF", null)]
    [InlineData("", "MTWRF", null)]
    [InlineData("23456", "", null)]
    [InlineData("089", "MTWRF", null)]
    public void Bookings_tell_from_which_day_weekdays_count(string weekdays, string booked, string? expected)
    {
        var hours = weekdays.Select(number => ("101", number - '0')).ToHashSet();
        var visits = booked.Select(letter => ("101", (DayOfWeek)"UMTWRFS".IndexOf(letter, StringComparison.Ordinal)));
        WeekdayBases.Calibrate(hours, visits)?.ToString().ShouldBe(expected);
        WeekdayBases.Calibrate(hours, visits.Select(visit => ("102", visit.Item2))).ShouldBeNull("another provider's hours say nothing");
    }
}
