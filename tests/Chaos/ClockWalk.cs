using Luma.Chaos.Judgement;
using Luma.Chaos.World;

namespace Luma.Chaos;

/// <summary>The clock walks across both daylight-saving shifts of the facility's zone, in uneven steps, and stands still at each until all is done.</summary>
internal static class ClockWalk
{
    private static readonly DateTime[] Shifts = [new(2027, 3, 14), new(2027, 11, 7)];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Around the hour that is missing or comes twice, and the ordinary day.
    private static readonly TimeSpan[] Times =
        [new(0, 30, 0), new(1, 0, 0), new(1, 30, 0), new(2, 0, 0), new(2, 30, 0), new(3, 0, 0), new(9, 15, 0), new(17, 45, 0), new(23, 59, 0)];

    public static async Task<Verdict> RunAsync(Dice dice, ChaosOptions options)
    {
        await using var world = await ClinicWorld.StartAsync(dice, [], options.Nodes, wild: false);
        var fine = Math.Clamp(options.Messages / 100, 6, 60);
        var all = new List<Visit>();
        foreach (var shift in Shifts)
        {
            var visits = VisitsAround(shift, all.Count);
            all.AddRange(visits);
            if (!await WalkAsync(world, dice, shift, visits, fine)) break;
        }

        await Quiet.SettleAsync(world, Patience);
        var verdict = await Judge.JudgeAsync(world, all);
        return verdict with { Slowest = TimeSpan.Zero, Evidence = [.. verdict.Evidence, .. verdict.Failed ? [world.Log] : Array.Empty<string>()] };
    }

    // With reminders seven, five and two days before, some of each fall on the day of the shift, and others a day beside it.
    private static List<Visit> VisitsAround(DateTime shift, int first) =>
    [
        .. new[] { 1, 2, 3, 5, 6, 7, 8 }.SelectMany(day => Times.Select(time => shift.AddDays(day) + time))
            .Select((local, n) => new Visit(first + n, local, 7, 5, 2)),
    ];

    // False: at one of the stops something that was due stayed.
    private static async Task<bool> WalkAsync(ClinicWorld world, Dice dice, DateTime shift, List<Visit> visits, int fine)
    {
        await world.Clocks.MoveAsync(Visit.Instant(shift.AddDays(-7)), running: false);
        await ClinicWorld.BookAsync(world.Clinic, world.Nodes.Next()!, visits);

        // Once a day, and more often within five hours of the shift, which is at two in the morning. Steps of two days would pass over two reminders
        // of a visit at once, of which only the later one still makes sense.
        var stops = Enumerable.Range(-6, 13).Select(day => Visit.Instant(shift.AddDays(day)) + dice.Between("stop", $"{shift:O}/{day}", TimeSpan.Zero, TimeSpan.FromHours(22)))
            .Concat(Enumerable.Range(0, fine).Select(step => Visit.Instant(shift) + dice.Between("fine stop", $"{shift:O}/{step}", TimeSpan.Zero, TimeSpan.FromHours(5))))
            .Append(Visit.Instant(shift.AddDays(7))).Order();
        foreach (var stop in stops)
        {
            await world.Clocks.MoveAsync(stop, running: false);
            if (!await Quiet.DrainAsync(world, Patience)) return false;
        }

        return true;
    }
}
