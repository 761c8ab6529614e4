using System.Globalization;

namespace Luma.BuildingBlocks.Messaging.Tests;

public sealed class RecurrenceTests : MessagingTest
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Theory]
    [InlineData("02:30", "2026-03-07T12:00Z", "2026-03-08T07:30Z")] // 2:30 does not exist on the 8th: 3:30 EDT
    [InlineData("02:30", "2026-03-08T07:30Z", "2026-03-09T06:30Z")]
    [InlineData("01:30", "2026-10-31T12:00Z", "2026-11-01T05:30Z")] // 1:30 exists twice on the 1st: the first, EDT
    [InlineData("01:30", "2026-11-01T05:30Z", "2026-11-02T06:30Z")] // and not once more an hour later
    [InlineData("01:30", "2026-11-01T06:15Z", "2026-11-02T06:30Z")]
    [InlineData("08:00", "2026-06-01T11:59Z", "2026-06-01T12:00Z")]
    [InlineData("08:00", "2026-06-01T12:00Z", "2026-06-02T12:00Z")]
    public void Daily_ticks_follow_the_local_clock(string time, string after, string expected) =>
        new DailyAt(TimeOnly.Parse(time, CultureInfo.InvariantCulture), NewYork).Next(At(after)).ShouldBe(At(expected));

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")] // half an hour of daylight saving
    [InlineData("America/Sao_Paulo")] // midnight did not exist until 2018
    public void Daily_ticks_come_once_on_every_day_of_years(string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        foreach (var time in new[] { new TimeOnly(0, 0), new TimeOnly(2, 15), new TimeOnly(23, 59) })
        {
            var daily = new DailyAt(time, zone);
            var tick = daily.Next(At("2015-01-01T12:00Z"));
            for (var day = 0; day < 1500; day++)
            {
                var next = daily.Next(tick);
                (next - tick).TotalHours.ShouldBeInRange(22.9, 25.1);
                daily.Next(next.AddTicks(-1)).ShouldBe(next);
                tick = next;
            }
        }
    }

    [Fact]
    public void Intervals_tick_at_their_multiples_before_and_after_the_epoch()
    {
        var every = new Every(TimeSpan.FromMinutes(15));
        every.Next(At("2026-01-01T10:07Z")).ShouldBe(At("2026-01-01T10:15Z"));
        every.Next(At("2026-01-01T10:15Z")).ShouldBe(At("2026-01-01T10:30Z"));
        every.Next(At("1969-12-31T23:50Z")).ShouldBe(At("1970-01-01T00:00Z"));
        Should.Throw<ArgumentOutOfRangeException>(() => new Every(TimeSpan.Zero));
    }

    [Fact]
    public async Task Ticks_missed_collapse_into_one()
    {
        var node = Database.Node(Hourly);
        await node.DrainAsync();
        (await node.Processor.NextDueAsync(default)).ShouldBe(At("2026-03-02T13:00Z"));

        Clock.Move(TimeSpan.FromHours(10.5));
        await node.DrainAsync();

        node.Script.Seen.ShouldBe(["tick"]);
        (await node.Processor.NextDueAsync(default)).ShouldBe(At("2026-03-02T23:00Z"));
    }

    [Fact]
    public async Task Many_nodes_make_one_message_of_a_tick()
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => Database.Node(Hourly)).ToArray();
        await nodes[0].DrainAsync();
        for (var hour = 0; hour < 10; hour++)
        {
            Clock.Move(TimeSpan.FromHours(1));
            await Task.WhenAll(nodes.Select(node => node.DrainAsync()));
        }

        nodes.Sum(node => node.Script.Calls.Count).ShouldBe(10);
    }

    [Fact]
    public async Task A_tick_while_the_last_one_still_runs_waits_for_it()
    {
        var nodes = new[] { Database.Node(Hourly), Database.Node(Hourly) };
        var finish = new TaskCompletionSource();
        var running = 0;
        foreach (var node in nodes)
        {
            node.Script.OnNote = async _ =>
            {
                Interlocked.Increment(ref running).ShouldBe(1);
                await finish.Task;
                Interlocked.Decrement(ref running);
            };
        }
        await nodes[0].DrainAsync();
        Clock.Move(TimeSpan.FromHours(1));
        var first = nodes[0].DrainAsync();
        await Probing.UntilAsync(() => running == 1, "the first tick runs");
        Clock.Move(TimeSpan.FromHours(3));
        var second = nodes[1].DrainAsync();
        await Database.EventuallyAsync("count(*) = 1 from messaging.messages where claimed_by is null and parked");

        finish.SetResult();
        await Task.WhenAll(first, second);

        nodes.Sum(node => node.Script.Calls.Count).ShouldBe(2);
        nodes.ShouldAllBe(node => node.Script.Calls.All(call => call.Context.Attempt == 1));
    }

    [Fact]
    public async Task A_changed_schedule_replaces_the_stored_one()
    {
        await Database.Node(options => options.Recurring.Add(new("r", new Every(TimeSpan.FromDays(7)), () => new Note("weekly")))).DrainAsync();
        var node = Database.Node(options => options.Recurring.Add(new("r", new Every(TimeSpan.FromMinutes(1)), () => new Note("often"))));

        (await node.Processor.NextDueAsync(default)).ShouldBe(Clock.Now.AddMinutes(1));
    }

    [Fact]
    public async Task A_body_that_cannot_be_made_costs_only_its_own_tick()
    {
        var node = Database.Node(options =>
        {
            Hourly(options);
            options.Recurring.Add(new("broken", new Every(TimeSpan.FromHours(1)), () => throw new InvalidOperationException("no body")));
        });
        await node.DrainAsync();
        Clock.Move(TimeSpan.FromHours(1));

        await node.DrainAsync();

        node.Script.Seen.ShouldBe(["tick"]);
    }

    private static void Hourly(MessagingOptions options) =>
        options.Recurring.Add(new RecurringMessage("hourly", new Every(TimeSpan.FromHours(1)), () => new Note("tick")));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
