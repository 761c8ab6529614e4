namespace Luma.Domain.Messaging;

/// <summary>A message on its way to a patient, and what became of it. The pump and the planner change it in sets; here is what commands change.</summary>
public sealed class OutboundMessage
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public Guid? PatientId { get; init; }

    public Guid? AppointmentId { get; init; }

    public Purpose Purpose { get; init; }

    /// <summary>With <see cref="Step"/> and <see cref="Anchor"/> the unique key of a plan: nothing is planned twice.</summary>
    public required string Automation { get; init; }

    public required string Step { get; init; }

    public required string Anchor { get; init; }

    /// <summary>Null: the body is given.</summary>
    public string? Template { get; init; }

    public Channel? Channel { get; init; }

    public string? ToValue { get; init; }

    public string? FromValue { get; init; }

    public string? Language { get; init; }

    public string? Subject { get; init; }

    public string? Body { get; init; }

    public DateTimeOffset PlannedFor { get; init; }

    public DateTimeOffset DueAt { get; private set; }

    public MessageState State { get; private set; } = MessageState.Planned;

    public string? Reason { get; private set; }

    /// <summary>JSON array of <see cref="ExplanationLine"/>.</summary>
    public string Explanation { get; private set; } = "[]";

    /// <summary>A person asked for it now (REM-10).</summary>
    public bool Forced { get; private set; }

    public string? ClaimedBy { get; private set; }

    public DateTimeOffset? ClaimedUntil { get; private set; }

    public int Attempt { get; private set; }

    public DateTimeOffset? SettleAt { get; private set; }

    public DateTimeOffset? RateSlot { get; private set; }

    public string? Provider { get; private set; }

    public string? ProviderMessageId { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>An answer to a patient who has just written, due at once.</summary>
    public static OutboundMessage Reply(Guid id, Guid accountId, Guid? patientId, Guid? appointmentId, Guid inReplyTo, string template,
        string to, string from, string? language, DateTimeOffset now) => new()
    {
        Id = id,
        AccountId = accountId,
        PatientId = patientId,
        AppointmentId = appointmentId,
        Purpose = Purpose.Reply,
        Automation = "replies",
        Step = template,
        Anchor = inReplyTo.ToString(),
        Template = template,
        Channel = Messaging.Channel.Sms,
        ToValue = to,
        FromValue = from,
        Language = language,
        PlannedFor = now,
        DueAt = now,
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>Keeps it from going, and says why.</summary>
    public void Withhold(Reason reason) => (State, Reason) = (MessageState.Skipped, reason.Code);

    /// <summary>Makes a planned message due now, past hours and cadence (REM-10).</summary>
    /// <returns>False when it is no longer waiting.</returns>
    public bool Force(DateTimeOffset now)
    {
        if (State != MessageState.Planned) return false;
        (Forced, DueAt, UpdatedAt) = (true, now, now);
        return true;
    }
}

/// <summary>One try on one contact.</summary>
public sealed class DeliveryAttempt
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public Guid MessageId { get; init; }

    public int Number { get; init; }

    public Channel Channel { get; init; }

    public required string ToValue { get; init; }

    public required string FromValue { get; init; }

    public required string Provider { get; init; }

    public string? ProviderMessageId { get; init; }

    public AttemptOutcome Outcome { get; init; }

    public string? ErrorCode { get; init; }

    public string? Detail { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? SettledAt { get; init; }
}

public enum AttemptOutcome
{
    Sending,
    Sent,
    Delivered,
    Failed,
    Unknown,
    NotSent,
}
