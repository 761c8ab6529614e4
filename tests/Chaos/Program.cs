using System.Globalization;
using Luma.Chaos;

// ./luma chaos: breaks what a clinic's system is made of while messages go out, and counts lost and doubled ones. docs/decisions/0010 says how it
// judges; ShortRunTests runs a little of each with the other tests.
ChaosOptions options;
try
{
    options = ChaosOptions.Parse(args);
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync($"{wrong.Message}\n{ChaosOptions.Usage}");
    return 2;
}

Console.WriteLine($"seed {options.Seed}");
var failed = false;
foreach (var name in options.Scenario == "all" ? ChaosOptions.Scenarios.Where(scenario => scenario != "mixed") : [options.Scenario])
{
    var one = options with { Scenario = name };
    var started = TimeProvider.System.GetTimestamp();
    var verdict = await Scenario.RunAsync(one);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {verdict}\n  took {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s"));
    if (!verdict.Failed) continue;
    failed = true;
    Console.WriteLine($"{name} failed; again with: {one}");
}

return failed ? 1 : 0;
