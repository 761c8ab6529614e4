namespace Luma.Benchmarks;

/// <summary>One side of a contest. It prepares what it needs unmeasured, and returns what the measured part came to, in the contest's unit.</summary>
internal sealed record Contender(string Name, Func<Task<double>> RunOnceAsync);

/// <summary>The same work by several sides, in turns, so that a machine whose speed drifts hits all alike. Ours comes first.</summary>
/// <param name="Unit">For example <c>rows/s</c>.</param>
/// <param name="MoreIsBetter">False where the unit is a duration or a size.</param>
/// <param name="Aim">What we want of ours divided by the best rival's; null: no rival, or nothing promised.</param>
internal sealed record Contest(string Name, string Unit, bool MoreIsBetter, double? Aim, IReadOnlyList<Contender> Contenders)
{
    public int Rounds { get; init; } = 3;

    /// <summary>False where the first run is as good as the others, and dear.</summary>
    public bool WarmUp { get; init; } = true;
}

/// <summary>What one side of a contest reached, over its rounds.</summary>
internal sealed record Reading(string Contest, string Contender, string Unit, double Median, double Least, double Most, double? Ratio, double? Aim);

internal static class Contests
{
    public static async Task<IReadOnlyList<Reading>> RunAsync(Contest contest)
    {
        Console.Error.WriteLine($"{contest.Name} …");
        var values = contest.Contenders.ToDictionary(one => one.Name, _ => new List<double>(), StringComparer.Ordinal);
        if (contest.WarmUp)
        {
            foreach (var contender in contest.Contenders) await contender.RunOnceAsync();
        }

        for (var round = 0; round < contest.Rounds; round++)
        {
            foreach (var contender in contest.Contenders) values[contender.Name].Add(await contender.RunOnceAsync());
        }

        var (ours, others) = (contest.Contenders[0], contest.Contenders.Skip(1).ToList());
        double? best = others.Count == 0 ? null : others.Select(one => Median(values[one.Name])).Aggregate(contest.MoreIsBetter ? Math.Max : Math.Min);
        return
        [
            .. contest.Contenders.Select(one => new Reading(
                contest.Name, one.Name, contest.Unit, Median(values[one.Name]), values[one.Name].Min(), values[one.Name].Max(),
                one == ours ? Median(values[one.Name]) / best : null, one == ours ? contest.Aim : null)),
        ];
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
