namespace Luma.Domain.Practice;

/// <summary>What a facility, a provider and an appointment type have in common: an EHR identity, a reminder switch and special instructions. The EHR
/// owns the name; switch and instructions are ours and survive every sync (REM-23).</summary>
public abstract class PracticeResource
{
    public const int MaxInstructions = 1000;

    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public string? EhrId { get; init; }

    public required string Name { get; set; }

    public bool RemindersEnabled { get; set; } = true;

    public string SpecialInstructions { get; set; } = "";

    public bool Active { get; set; } = true;

    public string? EhrHash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }
}

public sealed class Facility : PracticeResource
{
    public string? Phone { get; set; }

    public string? AddressLine { get; set; }

    public string? City { get; set; }

    public string? State { get; set; }

    public string? PostalCode { get; set; }

    /// <summary>IANA zone; null: the account's.</summary>
    public string? TimeZone { get; set; }
}

public sealed class Provider : PracticeResource
{
    public string? Speciality { get; set; }

    public string? Npi { get; set; }
}

public sealed class AppointmentType : PracticeResource
{
    public int DurationMinutes { get; set; } = 15;

    /// <summary>Not shown to patients (REM-76).</summary>
    public bool Hidden { get; set; }
}
