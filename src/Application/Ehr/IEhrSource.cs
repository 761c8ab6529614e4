using Luma.Domain.Ehr;

namespace Luma.Application.Ehr;

/// <summary>How one sync reads.</summary>
/// <param name="Everything">Also rows that are known unchanged, because the settings that decide how they are read have changed.</param>
public sealed record EhrReading(Guid AccountId, EhrSettings Settings, bool Everything);

/// <summary>Which patients: all, or those that the EHR touched since a mark of its own, or named ones.</summary>
public sealed record PatientSelection(string? ModifiedSince = null, IReadOnlyCollection<string>? EhrIds = null);

/// <summary>Which appointments: those of a span of days (no end: all to come), or named ones.</summary>
public sealed record AppointmentSelection(DateOnly From, DateOnly? To, IReadOnlyCollection<string>? EhrIds = null);

/// <summary>The EHR, read in sets. Every stream brings only rows that differ from what we know, unless everything was asked for. Every member throws
/// <see cref="EhrException"/> when the EHR is away, or when a table or column is missing; the message says which.</summary>
public interface IEhrSource
{
    /// <summary>False: this account has no EHR behind it.</summary>
    bool Serves(Guid accountId);

    /// <summary>Checks that the EHR is there and has what is needed.</summary>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Null when the EHR has no list of codes.</summary>
    Task<IReadOnlyList<EhrStatusCode>?> ReadStatusCodesAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<EhrRow<EhrFacility>> ReadFacilitiesAsync(EhrReading reading, CancellationToken cancellationToken);

    IAsyncEnumerable<EhrRow<EhrProvider>> ReadProvidersAsync(EhrReading reading, CancellationToken cancellationToken);

    IAsyncEnumerable<EhrRow<EhrAppointmentType>> ReadAppointmentTypesAsync(EhrReading reading, CancellationToken cancellationToken);

    IAsyncEnumerable<EhrRow<EhrPatient>> ReadPatientsAsync(EhrReading reading, PatientSelection selection, CancellationToken cancellationToken);

    IAsyncEnumerable<EhrRow<EhrInsurance>> ReadInsurancesAsync(EhrReading reading, CancellationToken cancellationToken);

    IAsyncEnumerable<EhrRow<EhrAppointment>> ReadAppointmentsAsync(
        EhrReading reading, AppointmentSelection selection, CancellationToken cancellationToken);

    /// <summary>Appointments that we know in the span and that the EHR no longer has there: deleted, or moved out of it.</summary>
    Task<IReadOnlyList<string>> FindMissingAppointmentsAsync(EhrReading reading, AppointmentSelection selection, CancellationToken cancellationToken);

    /// <summary>Quarantined rows of a feed that the EHR no longer has.</summary>
    Task<IReadOnlyList<string>> FindMissingQuarantinedAsync(EhrReading reading, string feed, CancellationToken cancellationToken);

    /// <summary>The mark up to which patients have been touched by now; null when the EHR keeps none.</summary>
    Task<string?> ReadPatientMarkAsync(CancellationToken cancellationToken);
}

/// <summary>The EHR is away, or is not as it must be.</summary>
public sealed class EhrException : Exception
{
    public EhrException()
    {
    }

    public EhrException(string message)
        : base(message)
    {
    }

    public EhrException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
