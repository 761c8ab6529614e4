using System.Globalization;
using static Luma.BuildingBlocks.Liquid.Tests.Rendered;

namespace Luma.BuildingBlocks.Liquid.Tests;

/// <summary>A patient reads the time of the clinic, in the patient's language.</summary>
public sealed class DateTests
{
    private static readonly DateTimeOffset Visit = new(2024, 1, 5, 21, 7, 9, 45, TimeSpan.Zero);
    private static readonly TimeZoneInfo Chicago = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");

    [Theory]
    [InlineData("%A, %B %-d, %Y at %-I:%M %p", "Friday, January 5, 2024 at 9:07 PM")]
    [InlineData("%a %d %b %y|%e|%j|%u|%w", "Fri 05 Jan 24| 5|005|5|5")]
    [InlineData("%H:%M:%S.%L|%k|%l|%I|%P", "21:07:09.045|21| 9|09|pm")]
    [InlineData("%F %T|%D|%R|%r|%v", "2024-01-05 21:07:09|01/05/24|21:07|09:07:09 PM| 5-JAN-2024")]
    [InlineData("%z|%:z|%::z|%Z|%s", "+0000|+00:00|+00:00:00|UTC|1704488829")]
    [InlineData("%G-W%V|%g|%U|%W|%C", "2024-W01|24|00|01|20")]
    [InlineData("%^a|%^B|%#p|%_m|%-m|%010Y|%_5d|%3N|%N", "FRI|JANUARY|pm| 1|1|0000002024|    5|045|045000000")]
    [InlineData("%c|%x|%X", "Fri Jan  5 21:07:09 2024|01/05/24|21:07:09")]
    [InlineData("100%% %q %", "100% %q %")]
    [InlineData("a%nb%tc", "a\nb\tc")]
    public void Patterns_are_those_of_strftime(string format, string expected) =>
        With("{{ at | date: f }}", ("at", Visit), ("f", format)).ShouldBe(expected);

    [Theory]
    [InlineData("en-US", "%A, %B %-d", "Friday, January 5")]
    [InlineData("es", "%A %-d de %B", "viernes 5 de enero")]
    [InlineData("pl", "%-d %B", "5 stycznia")]
    [InlineData("pl", "%B %Y", "styczeń 2024")]
    [InlineData("de", "%x", "05.01.2024")]
    [InlineData("vi", "%B", "tháng 1")]
    [InlineData("ar-SA", "%Y-%m-%d", "2024-01-05")]
    public void Names_are_in_the_language_of_the_reader(string culture, string format, string expected) =>
        With("{{ at | date: f }}", new LiquidRenderOptions { Culture = CultureInfo.GetCultureInfo(culture) }, ("at", Visit), ("f", format))
            .ShouldBe(expected, StringCompareShould.IgnoreCase);

    [Fact]
    public void Month_of_a_culture_with_another_calendar_is_the_gregorian_one()
    {
        var options = new LiquidRenderOptions { Culture = CultureInfo.GetCultureInfo("fa-IR") };

        With("{{ at | date: '%B' }}", options, ("at", Visit)).ShouldStartWith("ژانویه");
    }

    [Fact]
    public void Points_in_time_are_shown_in_the_zone_given_and_local_times_as_they_are()
    {
        var options = new LiquidRenderOptions { TimeZone = Chicago };
        const string source = "{{ at | date: '%H:%M %z' }}";

        With(source, options, ("at", Visit)).ShouldBe("15:07 -0600");
        With(source, options, ("at", Visit.UtcDateTime)).ShouldBe("15:07 -0600");
        With(source, options, ("at", "2024-07-05T21:07:00Z")).ShouldBe("16:07 -0500");
        With(source, options, ("at", "2024-07-05T21:07:00+02:00")).ShouldBe("14:07 -0500");
        With(source, options, ("at", "2024-07-05 21:07")).ShouldBe("21:07 -0500");
        With(source, options, ("at", new DateTime(2024, 7, 5, 21, 7, 0, DateTimeKind.Unspecified))).ShouldBe("21:07 -0500");
        With(source, options, ("at", new DateOnly(2024, 7, 5))).ShouldBe("00:00 -0500");
        With("{{ at | date: '%H:%M' }}", options, ("at", new TimeOnly(8, 30))).ShouldBe("08:30");
    }

    [Fact]
    public void Now_comes_from_the_options_only()
    {
        With("{{ 'now' | date: '%F' }} {{ 'today' | date: '%Y' }}", new LiquidRenderOptions { Now = Visit }).ShouldBe("2024-01-05 2024");
        With("{{ 'now' | date: '%F' }}").ShouldBe("now");
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("March 14")]
    [InlineData("12/24")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public void What_is_no_date_stays_as_it_is(string text) => With("{{ x | date: '%F' }}", ("x", text)).ShouldBe(text);

    [Fact]
    public void Without_a_pattern_dates_are_written_unambiguously()
    {
        With("{{ x }}", ("x", Visit)).ShouldBe("2024-01-05 21:07:09 +0000");
        With("{{ x }}", ("x", new DateOnly(2024, 7, 5))).ShouldBe("2024-07-05");
        With("{{ x }}", ("x", new TimeOnly(8, 30))).ShouldBe("08:30");
    }

    [Fact]
    public void Dates_are_compared_and_sorted()
    {
        var (early, late) = (Visit, Visit.AddDays(1));

        With("{% if a < b %}yes{% endif %}", ("a", early), ("b", late)).ShouldBe("yes");
        With("{{ list | sort | first | date: '%d' }}", ("list", new object[] { late, early })).ShouldBe("05");
        Failing("{% if a < b %}{% endif %}", null, ("a", early), ("b", "x")).Code.ShouldBe("not-comparable");
    }

    [Theory]
    [InlineData("0001-01-01 00:00")]
    [InlineData("9999-12-31 23:59")]
    public void Ends_of_the_calendar_do_no_harm(string text)
    {
        const string all = "%a%A%b%B%c%C%d%D%e%F%g%G%h%H%I%j%k%l%L%m%M%n%N%p%P%r%R%s%S%t%T%u%U%v%V%w%W%x%X%y%Y%z%Z%+";

        foreach (var culture in new[] { "", "en-US", "ar-SA", "fa-IR", "th-TH", "he-IL" })
        {
            var options = new LiquidRenderOptions { Culture = CultureInfo.GetCultureInfo(culture), TimeZone = Chicago };
            With("{{ x | date: f }}", options, ("x", text), ("f", all)).ShouldNotBeEmpty();
            With("{{ x | date: f }}", options, ("x", text + "Z"), ("f", all)).ShouldNotBeEmpty();
        }
    }
}
