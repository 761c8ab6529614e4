using Luma.Chaos.Disturbances;
using Luma.Chaos.Judgement;
using Luma.Chaos.World;
using Luma.Integrations.Ecw.Sandbox;

namespace Luma.Chaos;

/// <summary>Reminders of one morning go out while things go wrong.</summary>
internal static class Outflow
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);
    private static readonly DateTime FirstVisit = SandboxClinic.ClockStart.DateTime.Date.AddDays(2).AddHours(10);

    /// <param name="messages">One for each patient.</param>
    /// <param name="within">Over which time they fall due; real time.</param>
    /// <param name="wild">Whether the vendor errs, hangs and repeats itself.</param>
    public static async Task<Verdict> RunAsync(Dice dice, int messages, int nodes, TimeSpan within, bool wild, params IReadOnlyList<IDisturbance> disturbances)
    {
        // Visits in two days: of their reminders only the last is still to come.
        var visits = Enumerable.Range(0, messages).Select(n => new Visit(n, FirstVisit.AddSeconds(dice.Roll("due", n, Math.Max(1, (int)within.TotalSeconds))), 2)).ToList();
        await using var world = await ClinicWorld.StartAsync(dice, visits, nodes, wild);
        await world.Clocks.MoveAsync(visits.Min(visit => visit.Due[0]).AddSeconds(-1), running: true);
        await Task.WhenAll([Task.Delay(within), .. disturbances.Select(disturbance => disturbance.RunAsync(world))]);
        var settled = await Quiet.SettleAsync(world, Patience);

        var verdict = await Judge.JudgeAsync(world, visits);
        var away = disturbances.OfType<DatabaseKiller>().SelectMany(killer => killer.AnswersMeanwhile).ToList();
        return verdict with
        {
            WrongAnswers = verdict.WrongAnswers + away.Count(answer => answer != 503),
            Notes = [.. verdict.Notes, .. disturbances.Select(disturbance => disturbance.Done), $"starts that failed {world.Nodes.FailedStarts}"],
            Evidence = [.. verdict.Evidence, .. verdict.Failed || !settled ? [world.Log] : Array.Empty<string>()],
        };
    }
}
