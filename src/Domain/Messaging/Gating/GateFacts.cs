using Luma.Domain.Appointments;
using Luma.Domain.Messaging.Planning;
using Luma.Domain.Messaging.Routing;

namespace Luma.Domain.Messaging.Gating;

public enum MessageKind
{
    /// <summary>Sent by a plan: every rule holds.</summary>
    Automatic,

    /// <summary>An answer to a patient who has just written: goes at any hour.</summary>
    Reply,

    /// <summary>A person asked for it now: hours and blackout do not hold it (REM-10).</summary>
    Forced,
}

/// <summary>The visit a message is about, as it is now.</summary>
public sealed record VisitFacts(DateTimeOffset Start, AppointmentStatus Status, bool Deleted);

/// <summary>Everything the gate looks at.</summary>
public sealed record GateFacts(MessageKind Kind, DateTimeOffset Now, Recipient Recipient, Route Route, DeliveryCalendar Calendar)
{
    /// <summary>Null: the message is not about a visit.</summary>
    public VisitFacts? Visit { get; init; }

    /// <summary>A later step of the same cadence is due as well.</summary>
    public bool Superseded { get; init; }

    /// <summary>When the same template last went to this contact for this first name (REM-15).</summary>
    public DateTimeOffset? LastSame { get; init; }

    /// <summary>Zero: no blackout.</summary>
    public TimeSpan Blackout { get; init; }
}

/// <summary>What became of the question whether a message may go now.</summary>
public abstract record GateOutcome
{
    public sealed record Send : GateOutcome;

    public sealed record Defer(DateTimeOffset Until, Reason Reason) : GateOutcome;

    public sealed record Skip(Reason Reason) : GateOutcome;
}

public sealed record GateDecision(GateOutcome Outcome, IReadOnlyList<ExplanationLine> Explanation);
