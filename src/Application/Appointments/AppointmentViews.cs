using Luma.Domain.Appointments;
using Luma.Domain.Messaging;

namespace Luma.Application.Appointments;

public sealed record NamedView(Guid Id, string Name);

public sealed record AppointmentPatientView(Guid Id, string? EhrId, string FirstName, string LastName, DateOnly? DateOfBirth, string? Language);

public sealed record AttemptView(Channel Channel, string To, AttemptOutcome Outcome, string? ErrorCode, DateTimeOffset At);

/// <summary>What is read of messages beyond their states: text and explanations are long, attempts are another table.</summary>
[Flags]
public enum MessageParts
{
    None = 0,

    /// <summary>Subject and body.</summary>
    Text = 1,
    Explanation = 2,
    Attempts = 4,
    All = Text | Explanation | Attempts,
}

public sealed record MessageView(
    Guid Id, Guid? AppointmentId, Guid? PatientId, Purpose Purpose, string Step, Channel? Channel, MessageState State, string? Reason, string? To,
    string? From, string? Subject, string? Body, string? Language, DateTimeOffset DueAt, DateTimeOffset? SentAt)
{
    /// <summary>Filled in for a single appointment or message.</summary>
    public IReadOnlyList<ExplanationLine> Explanation { get; init; } = [];

    public IReadOnlyList<AttemptView> Attempts { get; init; } = [];
}

public sealed record AppointmentView(
    Guid Id, string? EhrId, AppointmentStatus Status, string? EhrStatusCode, DateTimeOffset Start, int DurationMinutes, bool CountedAsNoShow,
    bool RemindersBlocked, AppointmentPatientView Patient, NamedView? Provider, NamedView? Facility, NamedView? Type)
{
    public IReadOnlyList<MessageView> Messages { get; init; } = [];
}
