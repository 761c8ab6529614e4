namespace Luma.Application.Templates;

/// <summary>Everything that templates may speak of (REM-22). What is unknown is null and renders as nothing.</summary>
public sealed record TemplateFacts(string OrganizationName, string DefaultLanguage, TimeZoneInfo Zone)
{
    public string? OrganizationPhone { get; init; }

    /// <summary>Null: the account's default.</summary>
    public string? Language { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public DateTimeOffset? Start { get; init; }

    public bool Confirmed { get; init; }

    public string? AppointmentType { get; init; }

    public string? ProviderName { get; init; }

    public string? FacilityName { get; init; }

    public string? FacilityPhone { get; init; }

    public string? FacilityAddress { get; init; }

    /// <summary>Of type, provider and facility, in this order, duplicates once (REM-23).</summary>
    public string? SpecialInstructions { get; init; }

    public string? DetailsUrl { get; init; }

    /// <summary>The account takes answers to reminders (REM-04).</summary>
    public bool TakesAnswers { get; init; } = true;

    public bool TakesCancellations { get; init; } = true;
}
