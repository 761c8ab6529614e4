namespace Luma.Domain.Messaging;

/// <summary>A number of the clinic that messages leave from and patients answer to.</summary>
public sealed class SendingNumber
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public required string Value { get; init; }

    /// <summary>Null: used for every facility without a number of its own.</summary>
    public Guid? FacilityId { get; set; }

    public bool Main { get; set; }

    /// <summary>What the carrier lets through: 1 for a long code, about 3 toll-free, 100 for a short code.</summary>
    public decimal MessagesPerSecond { get; set; } = 1;

    public DateTimeOffset? NextFreeAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A short address in a message that opens one visit for one patient.</summary>
public sealed class ShortLink
{
    public required string Code { get; init; }

    public Guid AccountId { get; init; }

    public Guid PatientId { get; init; }

    public Guid? AppointmentId { get; init; }

    public Guid? MessageId { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public int Clicks { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
