namespace Luma.Domain.Messaging.Planning;

/// <summary>What messages are planned around: one visit on one day, later a referral, a visit's end, a birthday.</summary>
/// <param name="Key">Part of the plan's unique key. A visit that moves to another day is another anchor, so its cadence starts anew.</param>
/// <param name="KnownAt">Since when it could be planned for: first seen, unblocked or its cadence changed, whichever came last. What was due
/// earlier is not sent late (REM-03, REM-61).</param>
/// <param name="AlreadyTold">At least one message of the automation has gone for it: nothing needs catching up.</param>
public sealed record Anchor(string Key, DateTimeOffset At, DateTimeOffset KnownAt, bool AlreadyTold = false);

/// <summary>One planned message of a cadence.</summary>
/// <param name="DaysBefore">Calendar days before the anchor's own day.</param>
/// <param name="At">Clock time; null: the anchor's own.</param>
public sealed record Step(string Name, Purpose Purpose, string Template, int DaysBefore, TimeOnly? At = null);

/// <summary>One message in place of a missed last step, at the next of these hours.</summary>
/// <param name="FollowWindow">The opening and closing of the sending window replace the hours (REM-71).</param>
public sealed record CatchUp(Step Step, IReadOnlyList<TimeOnly> Hours, bool Enabled, bool FollowWindow);

/// <summary>A cadence: steps in time order, rules that every step must pass, and what follows a missed last step.</summary>
public sealed record Automation<TFacts>(string Name, IReadOnlyList<Step> Steps, IReadOnlyList<Rule<StepFacts<TFacts>>> Rules, CatchUp? CatchUp = null);

/// <summary>The facts of an anchor in view of one step.</summary>
public sealed record StepFacts<TFacts>(TFacts Facts, Step Step);

/// <summary>What should be sent, or should not and why.</summary>
/// <param name="Skip">Null: to be sent at <paramref name="DueAt"/>.</param>
public sealed record PlannedMessage(Step Step, DateTimeOffset DueAt, Reason? Skip = null, string? Detail = null);
