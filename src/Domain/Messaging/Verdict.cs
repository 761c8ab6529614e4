namespace Luma.Domain.Messaging;

/// <summary>What one rule says.</summary>
public abstract record Verdict
{
    /// <summary>No objection.</summary>
    public static readonly Verdict Pass = new Passed(null);

    public static Verdict PassWith(string detail) => new Passed(detail);

    public static Verdict Skip(Reason reason, string? detail = null) => new Skipped(reason, detail);

    public static Verdict Defer(DateTimeOffset until, Reason reason, string? detail = null) => new Deferred(until, reason, detail);

    public sealed record Passed(string? Detail) : Verdict;

    public sealed record Skipped(Reason Reason, string? Detail) : Verdict;

    public sealed record Deferred(DateTimeOffset Until, Reason Reason, string? Detail) : Verdict;
}

/// <summary>A named question asked of the facts. Products add rules to the planner and the gate; they never add branches to them.</summary>
public sealed record Rule<TFacts>(string Name, Func<TFacts, Verdict> Judge);

/// <summary>One line of an explanation, kept with the message: which rule, what it said, and why.</summary>
public sealed record ExplanationLine(string Rule, string Outcome, string? Detail);
