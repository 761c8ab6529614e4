using System.Globalization;

namespace Luma.Chaos;

/// <summary>What to run.</summary>
internal sealed record ChaosOptions
{
    public static readonly IReadOnlyList<string> Scenarios = ["kill", "database", "vendor", "clock", "mixed"];

    public const string Usage = """
        usage: ./luma chaos [kill|database|vendor|clock|mixed|all] [--messages 20000] [--kills 200] [--nodes 3] [--seed N]

          kill      kill -9 of a node at random moments, so often, while so many messages go out
          database  PostgreSQL killed, crashed, and away for a minute
          vendor    errors, hangs, rate limits, an outage; webhooks twice, late, out of order and before their own answer
          clock     the clock moved across both daylight-saving shifts
          mixed     kill, database and vendor at once
          all       kill, database, vendor, clock (the default)
        """;

    public string Scenario { get; init; } = "all";

    public int Messages { get; init; } = 20_000;

    public int Kills { get; init; } = 200;

    public int Nodes { get; init; } = 3;

    public ulong Seed { get; init; } = (ulong)Random.Shared.Next(1, 1_000_000);

    /// <summary>The line that repeats a run.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"./luma chaos {Scenario} --messages {Messages} --kills {Kills} --nodes {Nodes} --seed {Seed}");

    /// <exception cref="FormatException">Says what is wrong with an argument.</exception>
    public static ChaosOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ChaosOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--messages" => options with { Messages = Whole(arguments, ++i, 1, 100_000) },
                "--kills" => options with { Kills = Whole(arguments, ++i, 0, 10_000) },
                "--nodes" => options with { Nodes = Whole(arguments, ++i, 1, 5) },
                "--seed" => options with { Seed = (ulong)Whole(arguments, ++i, 0, int.MaxValue) },
                "all" => options with { Scenario = "all" },
                var name when Scenarios.Contains(name) => options with { Scenario = name },
                var other => throw new FormatException($"There is no scenario or option '{other}'."),
            };
        }

        return options;
    }

    private static int Whole(IReadOnlyList<string> arguments, int at, int min, int max) =>
        at < arguments.Count && int.TryParse(arguments[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new FormatException($"{arguments[at - 1]} takes a whole number from {min} to {max}.");
}
