using Luma.Application.Ehr;

namespace Luma.Integrations.Ecw.Tests;

/// <summary>The connector, with a place for a test to do something in the middle of a feed.</summary>
internal sealed class WatchedSource(IEhrSource inner, Func<string, int, Task> onRead) : IEhrSource
{
    public bool Serves(Guid accountId) => inner.Serves(accountId);

    public Task CheckAsync(CancellationToken cancellationToken) => inner.CheckAsync(cancellationToken);

    public Task<IReadOnlyList<EhrStatusCode>?> ReadStatusCodesAsync(CancellationToken cancellationToken) => inner.ReadStatusCodesAsync(cancellationToken);

    public IAsyncEnumerable<EhrRow<EhrFacility>> ReadFacilitiesAsync(EhrReading reading, CancellationToken cancellationToken) =>
        inner.ReadFacilitiesAsync(reading, cancellationToken);

    public IAsyncEnumerable<EhrRow<EhrProvider>> ReadProvidersAsync(EhrReading reading, CancellationToken cancellationToken) =>
        inner.ReadProvidersAsync(reading, cancellationToken);

    public IAsyncEnumerable<EhrRow<EhrAppointmentType>> ReadAppointmentTypesAsync(EhrReading reading, CancellationToken cancellationToken) =>
        inner.ReadAppointmentTypesAsync(reading, cancellationToken);

    public IAsyncEnumerable<EhrRow<EhrPatient>> ReadPatientsAsync(EhrReading reading, PatientSelection selection, CancellationToken cancellationToken) =>
        WatchAsync(EhrFeed.Patients, inner.ReadPatientsAsync(reading, selection, cancellationToken));

    public IAsyncEnumerable<EhrRow<EhrInsurance>> ReadInsurancesAsync(EhrReading reading, CancellationToken cancellationToken) =>
        inner.ReadInsurancesAsync(reading, cancellationToken);

    public IAsyncEnumerable<EhrRow<EhrAppointment>> ReadAppointmentsAsync(
        EhrReading reading, AppointmentSelection selection, CancellationToken cancellationToken) =>
        WatchAsync(EhrFeed.Appointments, inner.ReadAppointmentsAsync(reading, selection, cancellationToken));

    public Task<IReadOnlyList<string>> FindMissingAppointmentsAsync(EhrReading reading, AppointmentSelection selection, CancellationToken cancellationToken) =>
        inner.FindMissingAppointmentsAsync(reading, selection, cancellationToken);

    public Task<IReadOnlyList<string>> FindMissingQuarantinedAsync(EhrReading reading, string feed, CancellationToken cancellationToken) =>
        inner.FindMissingQuarantinedAsync(reading, feed, cancellationToken);

    public Task<string?> ReadPatientMarkAsync(CancellationToken cancellationToken) => inner.ReadPatientMarkAsync(cancellationToken);

    private async IAsyncEnumerable<T> WatchAsync<T>(string feed, IAsyncEnumerable<T> rows)
    {
        var number = 0;
        await foreach (var row in rows)
        {
            await onRead(feed, ++number);
            yield return row;
        }
    }
}
