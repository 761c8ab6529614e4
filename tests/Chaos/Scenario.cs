using Luma.Chaos.Disturbances;
using Luma.Chaos.Judgement;

namespace Luma.Chaos;

/// <summary>The scenarios by their names.</summary>
internal static class Scenario
{
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static Task<Verdict> RunAsync(ChaosOptions options)
    {
        var dice = new Dice(options.Seed);
        // Each takes its size from the same two numbers, so that one line repeats it.
        var some = Math.Max(1, options.Messages / 4);
        return options.Scenario switch
        {
            "kill" => KillAsync(dice, options),
            "database" => DatabaseAsync(dice, options, some),
            "vendor" => VendorAsync(dice, options, some),
            "mixed" => MixedAsync(dice, options),
            "clock" => ClockWalk.RunAsync(dice, options),
            var other => throw new FormatException($"There is no scenario '{other}'."),
        };
    }

    private static Task<Verdict> KillAsync(Dice dice, ChaosOptions options)
    {
        var within = Time(options.Messages, options.Kills);
        return Outflow.RunAsync(dice, options.Messages, options.Nodes, within, wild: false, new NodeKiller(options.Kills, within));
    }

    private static Task<Verdict> DatabaseAsync(Dice dice, ChaosOptions options, int messages)
    {
        var kills = Math.Max(1, options.Kills / 25);
        var within = Time(messages, kills * 5);
        var away = TimeSpan.FromSeconds(Math.Clamp(messages / 80, 3, 60));
        return Outflow.RunAsync(dice, messages, options.Nodes, within, wild: false, new DatabaseKiller(kills, within, away));
    }

    private static Task<Verdict> VendorAsync(Dice dice, ChaosOptions options, int messages)
    {
        var within = Time(messages, 5);
        return Outflow.RunAsync(dice, messages, options.Nodes, within, wild: true, new VendorOutage(within, within / 10));
    }

    private static Task<Verdict> MixedAsync(Dice dice, ChaosOptions options)
    {
        var within = Time(options.Messages, options.Kills);
        var (databaseKills, away) = (Math.Max(1, options.Kills / 25), TimeSpan.FromSeconds(Math.Clamp(options.Messages / 300, 2, 60)));
        return Outflow.RunAsync(
            dice, options.Messages, options.Nodes, within, wild: true,
            new NodeKiller(options.Kills, within), new DatabaseKiller(databaseKills, within, away), new VendorOutage(within, within / 20));
    }

    // As fast as two cores carry it: a hundred messages a second, and as long as it takes to start what is killed.
    private static TimeSpan Time(int messages, int kills) => TimeSpan.FromSeconds(Math.Max(Math.Max(messages / 100.0, kills * 1.8), 5));
}
