using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>Several visits, several patients, one telephone.</summary>
public sealed class FamilyTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    [Fact, Feature("REM-35")]
    public async Task Two_siblings_with_one_number_are_reminded_of_by_two_texts_each_naming_one()
    {
        var ana = await Luma.RegisterAsync(new("Ana", "Diaz") { Mobile = "415-555-0181" });
        var leo = await Luma.RegisterAsync(new("Leo", "Diaz") { Mobile = "415-555-0181" });
        await Luma.BookAsync(ana, "2026-12-08", "10:00");
        await Luma.BookAsync(leo, "2026-12-08", "10:00", doctor: 104);

        await Luma.MoveToAsync("2026-12-01 12:00");

        var texts = (await Luma.PhoneAsync(ana.Phone)).Select(text => text.Body).Order(StringComparer.Ordinal).ToList();
        texts.Count.ShouldBe(2);
        texts[0].ShouldContain("Ana has a visit");
        texts[1].ShouldContain("Leo has a visit");
    }

    [Fact, Feature("REM-24")]
    public async Task Of_two_visits_on_a_day_only_the_first_is_reminded_of()
    {
        var rosa = await RosaAsync();
        var first = await Luma.BookAsync(rosa, "2026-12-11", "09:00");
        var second = await Luma.BookAsync(rosa, "2026-12-11", "14:00");

        await Luma.MoveToAsync("2026-12-05 08:00");

        (await Luma.PhoneAsync(rosa.Phone)).ShouldHaveSingleItem().Body.ShouldContain("9:00 AM");
        (await Luma.AppointmentAsync(first)).Step("7d").State.ShouldBe("SENT");
        (await Luma.AppointmentAsync(second)).Step("7d").Reason.ShouldBe("notFirstOfDay");
    }

    [Fact, Feature("REM-24")]
    public async Task When_the_first_visit_of_a_day_is_cancelled_the_second_gets_the_reminder()
    {
        var rosa = await RosaAsync();
        var first = await Luma.BookAsync(rosa, "2026-12-11", "09:00");
        await Luma.BookAsync(rosa, "2026-12-11", "14:00");
        await Luma.MoveToAsync("2026-12-08 08:00");

        await Luma.ChangeVisitAsync(first, new { STATUS = "CANC" });
        await Luma.MoveToAsync("2026-12-10 08:00");

        var last = (await Luma.PhoneAsync(rosa.Phone))[^1];
        last.Moment.ShouldBe("12-09 14:00");
        last.Body.ShouldContain("2:00 PM");
    }

    [Fact, Feature("REM-24")]
    public async Task Both_visits_of_a_day_are_reminded_of_where_all_are_wanted()
    {
        await Luma.SettingAsync("reminders", "reminders.multiAppointment.sendFor", "all");
        var rosa = await RosaAsync();
        await Luma.BookAsync(rosa, "2026-12-11", "09:00");
        await Luma.BookAsync(rosa, "2026-12-11", "14:00");

        await Luma.MoveToAsync("2026-12-05 08:00");

        (await Luma.PhoneAsync(rosa.Phone)).Select(text => text.Moment).ShouldBe(["12-04 09:00", "12-04 14:00"]);
    }
}
