namespace Luma.Chaos;

/// <summary>Nodes and database are killed, and the vendor misbehaves, while reminders go out.</summary>
public sealed class OutflowTests
{
    public static TheoryData<string> Runs => [.. KeptSeeds.Outflows];

    [Theory, MemberData(nameof(Runs))]
    public Task Nothing_is_lost_or_doubled(string run) => ShortRun.PassesAsync(run);
}

/// <summary>The clock goes through both daylight-saving shifts.</summary>
public sealed class ClockWalkTests
{
    public static TheoryData<string> Runs => [.. KeptSeeds.ClockWalks];

    [Theory, MemberData(nameof(Runs))]
    public Task Each_reminder_goes_once_and_not_before_its_local_time(string run) => ShortRun.PassesAsync(run);
}

internal static class ShortRun
{
    public static async Task PassesAsync(string run)
    {
        var options = ChaosOptions.Parse(run.Split(' '));
        var verdict = await Scenario.RunAsync(options);
        verdict.Sent.ShouldBeGreaterThan(0);
        verdict.Failed.ShouldBeFalse($"{options}\n{verdict}");
    }
}
