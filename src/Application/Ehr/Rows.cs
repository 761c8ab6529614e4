namespace Luma.Application.Ehr;

/// <summary>One row of the EHR: read well, or with the fault that keeps it out.</summary>
/// <param name="EhrId">The EHR's key as text; of a row whose key itself is bad, the bad text.</param>
/// <param name="Hash">Over everything that was read of the row.</param>
public sealed record EhrRow<T>(string EhrId, string Hash, T? Value, EhrFault? Fault)
    where T : class;

/// <summary>Why a row cannot be taken over. <paramref name="Json"/> is the row as it was read, for staff to see.</summary>
public sealed record EhrFault(string Field, string Reason, string Json);

public sealed record EhrFacility(
    string Name, string? Phone, string? AddressLine, string? City, string? State, string? PostalCode, string? TimeZone, bool Active);

public sealed record EhrProvider(string Name, string? Speciality, string? Npi, bool Active);

public sealed record EhrAppointmentType(string Name, int DurationMinutes, bool Active);

/// <summary>Phones and e-mail are as the EHR spells them; language is a code, or null when the EHR's text names none.</summary>
public sealed record EhrPatient(string FirstName, string LastName)
{
    public string? Mrn { get; init; }

    public DateOnly? DateOfBirth { get; init; }

    public string? Sex { get; init; }

    public string? Language { get; init; }

    public bool Deceased { get; init; }

    public string? MobilePhone { get; init; }

    public string? HomePhone { get; init; }

    public string? Email { get; init; }

    /// <summary>Null: the EHR says nothing.</summary>
    public bool? SmsEnabled { get; init; }

    public bool? VoiceEnabled { get; init; }

    public bool? EmailEnabled { get; init; }

    public bool OptedOut { get; init; }
}

public sealed record EhrInsurance(string PatientEhrId, int Sequence, string InsurerName, string? MemberNumber, string? GroupNumber);

public sealed record EhrStatusCode(string Code, string Description, string? Color);

/// <summary>An appointment on the EHR's wall clock; the facility's zone, or else the account's, makes it an instant.</summary>
/// <param name="DurationMinutes">Null: the row does not say; the type's holds.</param>
public sealed record EhrAppointment(
    string PatientEhrId, string? ProviderEhrId, string? FacilityEhrId, string? TypeEhrId, DateOnly Date, TimeOnly Time, int? DurationMinutes,
    string? StatusCode);
