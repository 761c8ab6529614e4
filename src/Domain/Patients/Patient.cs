using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Routing;

namespace Luma.Domain.Patients;

public sealed class Patient
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public string? EhrId { get; init; }

    public string? Mrn { get; set; }

    public required string FirstName { get; set; }

    public required string LastName { get; set; }

    public DateOnly? DateOfBirth { get; set; }

    public string? Sex { get; set; }

    /// <summary>Language code such as <c>en</c> or <c>es</c>; null: the account's default.</summary>
    public string? Language { get; set; }

    public bool Deceased { get; set; }

    public bool? EhrSmsEnabled { get; set; }

    public bool? EhrVoiceEnabled { get; set; }

    public bool? EhrEmailEnabled { get; set; }

    public bool EhrOptedOut { get; set; }

    public Channel? PreferredChannel { get; set; }

    public string? EhrHash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public ICollection<PatientContact> Contacts { get; init; } = [];
}

public sealed class PatientContact
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public Guid PatientId { get; init; }

    public ContactKind Kind { get; init; }

    public required string Value { get; init; }

    public int Position { get; set; }

    public bool Active { get; set; } = true;

    public bool Valid { get; private set; } = true;

    public string? InvalidReason { get; private set; }

    /// <summary>What the carriers say of the line (REM-33); null: not asked yet.</summary>
    public string? LineType { get; private set; }

    public DateTimeOffset? LookedUpAt { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public void MarkInvalid(string reason, DateTimeOffset now) => (Valid, InvalidReason, UpdatedAt) = (false, reason, now);

    /// <summary>A message got through: whatever was held against the contact is void.</summary>
    public void MarkReached(DateTimeOffset now)
    {
        if (!Valid) (Valid, InvalidReason, UpdatedAt) = (true, null, now);
    }

    public void SetLine(string lineType, DateTimeOffset now) => (LineType, LookedUpAt, UpdatedAt) = (lineType, now, now);
}

public sealed class PatientInsurance
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public Guid PatientId { get; init; }

    public string? EhrId { get; init; }

    public int Sequence { get; set; } = 1;

    public required string InsurerName { get; set; }

    public string? MemberNumber { get; set; }

    public string? GroupNumber { get; set; }

    public string? EhrHash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }
}
