using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>What the carrier makes of our texts, and what we make of that.</summary>
public sealed class DeliveryTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    [Fact, Feature("REM-08", "REM-44")]
    public async Task A_text_that_could_not_be_delivered_is_repeated_once_after_a_quarter_of_an_hour()
    {
        var (rosa, visit) = await RemindedAsync();

        await Luma.ReportAsync((await Luma.PhoneAsync(rosa.Phone))[0], "undelivered", 30003);
        await Luma.AdvanceAsync("PT14M");
        (await Luma.PhoneAsync(rosa.Phone)).Count.ShouldBe(1);
        await Luma.AdvanceAsync("PT2M");
        (await Luma.PhoneAsync(rosa.Phone)).Select(text => text.Moment).ShouldBe(["12-04 14:30", "12-04 14:45"]);

        await Luma.ReportAsync((await Luma.PhoneAsync(rosa.Phone))[1], "undelivered", 30003);
        await Luma.AdvanceAsync("PT2H");
        (await Luma.PhoneAsync(rosa.Phone)).Count.ShouldBe(2);
        var reminder = (await Luma.AppointmentAsync(visit)).Step("7d");
        (reminder.State, reminder.Reason).ShouldBe(("UNDELIVERED", "undelivered"));
        reminder.Attempts.Count.ShouldBe(2);
    }

    [Fact, Feature("REM-44")]
    public async Task A_number_that_does_not_exist_is_marked_and_not_tried_again()
    {
        var (rosa, visit) = await RemindedAsync();

        await Luma.ReportAsync((await Luma.PhoneAsync(rosa.Phone))[0], "undelivered", 30005);
        await Luma.AdvanceAsync("PT2H");

        (await Luma.PhoneAsync(rosa.Phone)).Count.ShouldBe(1);
        (await Luma.AppointmentAsync(visit)).Step("7d").State.ShouldBe("UNDELIVERED");
        (await Luma.PatientAsync(rosa)).Contacts.Single(contact => contact.Value == rosa.Phone).Valid.ShouldBeFalse();
    }

    [Fact, Feature("REM-01")]
    public async Task A_delivered_text_is_shown_as_delivered()
    {
        var (rosa, visit) = await RemindedAsync();

        await Luma.ReportAsync((await Luma.PhoneAsync(rosa.Phone))[0], "delivered");

        (await Luma.AppointmentAsync(visit)).Step("7d").State.ShouldBe("DELIVERED");
    }

    [Fact, Feature("REM-01")]
    public async Task A_vendor_that_takes_a_text_and_never_answers_gets_it_once()
    {
        var rosa = await BookedAsync();
        await Luma.VendorFaultAsync("timeout", rosa.Phone);

        await Luma.MoveToAsync("2026-12-05 08:00");

        (await Luma.PhoneAsync(rosa.Phone)).ShouldHaveSingleItem().Moment.ShouldBe("12-04 14:30");
    }

    [Fact, Feature("REM-01")]
    public async Task A_vendor_that_asks_for_patience_gets_the_text_a_little_later_once()
    {
        var rosa = await BookedAsync();
        await Luma.VendorFaultAsync("rate-limit", rosa.Phone);

        await Luma.MoveToAsync("2026-12-05 08:00");

        (await Luma.PhoneAsync(rosa.Phone)).ShouldHaveSingleItem().Moment.ShouldStartWith("12-04 14:3");
    }

    private async Task<Person> BookedAsync()
    {
        var rosa = await RosaAsync();
        await Luma.BookAsync(rosa, "2026-12-11", "14:30");
        return rosa;
    }

    private async Task<(Person Rosa, long Visit)> RemindedAsync()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-11", "14:30");
        await Luma.MoveToAsync("2026-12-04 14:30");
        return (rosa, visit);
    }
}
