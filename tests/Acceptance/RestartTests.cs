using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>The host is reset, stopped and killed.</summary>
public sealed class RestartTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    [Fact]
    public async Task A_reset_goes_back_to_the_seed()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-03", "14:30");
        await Luma.SettingAsync("reminders", "reminders.cadenceDays", new[] { 9 });
        await Luma.MoveToAsync("2026-12-02 15:00");
        await Luma.TextAsync(rosa.Phone, "STOP");

        await Luma.ResetAsync();

        (await Luma.NowAsync()).ShouldBe("12-01 08:00");
        (await Luma.DeliveredAsync(null)).ShouldBeEmpty();
        (await Luma.FindAppointmentAsync(visit)).ShouldBeNull();
        (await Luma.ConversationAsync(rosa.Phone)).ShouldBeNull();
        (await Luma.ReadSettingAsync("reminders", "reminders.cadenceDays")).ShouldBe("[7,5,2]");
    }

    [Fact, Feature("REM-01")]
    public async Task A_restart_ends_cleanly_and_keeps_clock_and_plans()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-08", "14:30");
        await Luma.MoveToAsync("2026-12-03 15:00");
        var plan = (await Luma.AppointmentAsync(visit)).Plan;

        (await Luma.RestartAsync()).ShouldBe(0);

        (await Luma.NowAsync()).ShouldBe("12-03 15:00");
        (await Luma.AppointmentAsync(visit)).Plan.ShouldBe(plan);
        await Luma.MoveToAsync("2026-12-08 08:00");
        (await Luma.PhoneAsync(rosa.Phone)).Select(text => text.Moment).ShouldBe(["12-01 14:30", "12-03 14:30", "12-06 14:30"]);
    }

    [Fact, Feature("REM-01")]
    public async Task A_host_killed_while_it_sends_loses_and_doubles_nothing()
    {
        const int People = 12;
        var numbers = new List<string>();
        for (var n = 0; n < People; n++)
        {
            var person = await Luma.RegisterAsync(new($"Kid{n:00}", "Diaz") { Mobile = $"415-555-03{n:00}" });
            await Luma.BookAsync(person, "2026-12-03", "14:30", doctor: 101 + n % 8);
            numbers.Add(person.Phone);
        }

        var cut = await Luma.KillDuringAsync(
            Luma.MoveToAsync("2026-12-01 15:00"), async () => (await Luma.DeliveredAsync("sms")).Any(text => numbers.Contains(text.To)));
        cut.ShouldBeTrue("the work was done before the host was killed");
        await Luma.MoveToAsync("2026-12-01 16:00");

        var counts = (await Luma.DeliveredAsync("sms")).Where(text => numbers.Contains(text.To)).CountBy(text => text.To).ToList();
        counts.Count.ShouldBe(People);
        counts.ShouldAllBe(count => count.Value == 1);
    }
}
