namespace Luma.Integrations.Ecw.Sandbox;

/// <summary>The seeded clinic, the same on every machine.</summary>
public static class SandboxClinic
{
    public const string Name = "Sandbox Family Medicine";
    public const string TimeZone = "America/Los_Angeles";

    public static readonly Guid AccountId = new("0193a000-0000-7000-8000-000000000001");

    /// <summary>Where the sandbox's clock begins.</summary>
    public static readonly DateTimeOffset ClockStart = new(2026, 12, 1, 8, 0, 0, TimeSpan.FromHours(-8));

    internal static readonly DateOnly FirstDay = new(2026, 11, 16);
    internal static readonly DateOnly Today = new(2026, 12, 1);
    internal static readonly DateOnly LastDay = new(2027, 1, 11);

    /// <summary>Federal holidays within the schedule: Thanksgiving, Christmas, New Year's Day.</summary>
    internal static readonly IReadOnlySet<DateOnly> Holidays = new HashSet<DateOnly> { new(2026, 11, 26), new(2026, 12, 25), new(2027, 1, 1) };
}
