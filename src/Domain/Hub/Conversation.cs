using Luma.Domain.Messaging;

namespace Luma.Domain.Hub;

public enum ConversationState
{
    Open,
    Closed,
}

/// <summary>All that is said between one contact and one of our numbers.</summary>
public sealed class Conversation
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public required string ContactValue { get; init; }

    public required string OurNumber { get; init; }

    public Guid? PatientId { get; set; }

    public ConversationState State { get; private set; }

    /// <summary>Where it waits for staff; UNASSIGNED until somebody takes it (PIT-04).</summary>
    public string Queue { get; private set; } = "UNASSIGNED";

    /// <summary>Something in it was not acted upon by itself.</summary>
    public bool NeedsPerson { get; private set; }

    public DateTimeOffset? NeedsPersonSince { get; private set; }

    public DateTimeOffset LastEntryAt { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public void Touch(DateTimeOffset now) => LastEntryAt = now;

    public void AskForPerson(DateTimeOffset now)
    {
        if (State == ConversationState.Closed) (State, Queue) = (ConversationState.Open, "UNASSIGNED");
        if (!NeedsPerson) NeedsPersonSince = now;
        NeedsPerson = true;
    }

    public void Settle() => (NeedsPerson, NeedsPersonSince) = (false, null);
}

public enum EntryDirection
{
    Inbound,
    Outbound,
    Event,
}

/// <summary>One line of a conversation; never changed.</summary>
public sealed class ConversationEntry
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public Guid ConversationId { get; init; }

    /// <summary>Given by the database, in the order of writing.</summary>
    public long Sequence { get; private set; }

    public DateTimeOffset At { get; init; }

    public EntryDirection Direction { get; init; }

    public Channel Channel { get; init; }

    public required string Body { get; init; }

    public IReadOnlyList<string> MediaUrls { get; init; } = [];

    public string? ProviderMessageId { get; init; }

    public Guid? MessageId { get; init; }

    public Guid? PatientId { get; init; }

    /// <summary>What an inbound text was taken for: CONFIRM, CANCEL, OPT_OUT, OPT_IN, HELP, WHICH_ONE, UNEXPECTED.</summary>
    public string? Meaning { get; init; }
}

/// <summary>A question put to a contact by a message; answered or not, it stays readable until it expires (see Interpreter).</summary>
public sealed class AskedQuestion
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public required string Kind { get; init; }

    public required string ContactValue { get; init; }

    public required string OurNumber { get; init; }

    public Guid? PatientId { get; init; }

    public Guid? AppointmentId { get; init; }

    public Guid MessageId { get; init; }

    /// <summary>The mode of the reminder that asked: CONFIRM_AND_CANCEL or CONFIRM_ONLY (REM-69).</summary>
    public required string Accepts { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public string? Answer { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? ClosedReason { get; private set; }

    public void Record(string answer, DateTimeOffset now) => (Answer, AnsweredAt) = (answer, now);

    public void Close(string reason, DateTimeOffset now) => (ClosedReason, ClosedAt) = (reason, now);
}
