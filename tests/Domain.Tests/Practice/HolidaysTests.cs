using Luma.Domain.Practice;

namespace Luma.Domain.Tests.Practice;

public class HolidaysTests
{
    // Published by the Office of Personnel Management.
    [Theory]
    [InlineData("2026-01-01", "New Year's Day")]
    [InlineData("2026-01-19", "Martin Luther King Jr. Day")]
    [InlineData("2026-02-16", "Presidents' Day")]
    [InlineData("2026-05-25", "Memorial Day")]
    [InlineData("2026-06-19", "Juneteenth")]
    [InlineData("2026-07-03", "Independence Day")]
    [InlineData("2026-07-04", "Independence Day")]
    [InlineData("2026-09-07", "Labor Day")]
    [InlineData("2026-10-12", "Columbus Day")]
    [InlineData("2026-11-11", "Veterans Day")]
    [InlineData("2026-11-26", "Thanksgiving Day")]
    [InlineData("2026-12-25", "Christmas Day")]
    [InlineData("2021-12-31", "New Year's Day")]
    [InlineData("2027-07-05", "Independence Day")]
    [InlineData("2027-05-31", "Memorial Day")]
    [InlineData("2026-05-18", null)]
    [InlineData("2026-11-19", null)]
    [InlineData("2026-12-24", null)]
    [InlineData("2026-07-06", null)]
    public void A_federal_holiday_and_its_observed_day_have_a_name(string day, string? name) =>
        Holidays.NameOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(name);

    [Fact]
    public void A_year_has_eleven_holidays_and_their_observed_days()
    {
        for (var year = 2024; year < 2060; year++)
        {
            var days = Enumerable.Range(0, 365).Select(day => new DateOnly(year, 1, 1).AddDays(day)).Where(Holidays.IsFederal).ToList();
            days.Select(Holidays.NameOf).Distinct().Count().ShouldBe(11, $"{year}");
            days.Count.ShouldBeInRange(11, 15);
        }
    }
}
