using Luma.Application.Ehr;
using Luma.Domain.Common;
using Luma.Domain.Ehr;
using Npgsql;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>The practice as appointments refer to it: keys, the facilities' zones, the types' lengths. Loaded once a sync.</summary>
internal sealed class Calendar
{
    private const int DefaultMinutes = 15;
    private readonly Dictionary<string, Guid> _providers;
    private readonly Dictionary<string, (Guid Id, TimeZoneInfo Zone)> _facilities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Guid Id, int Minutes)> _types = new(StringComparer.Ordinal);
    private readonly TimeZoneInfo _zone;

    private Calendar(Dictionary<string, Guid> providers, TimeZoneInfo zone) => (_providers, _zone) = (providers, zone);

    /// <summary>Changes when times or lengths of known appointments would come out differently.</summary>
    public string Fingerprint() => string.Join('\n',
    [
        _zone.Id,
        .. _facilities.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}@{pair.Value.Zone.Id}"),
        .. _types.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value.Minutes}"),
        .. _providers.Keys.Order(StringComparer.Ordinal),
    ]);

    public static async Task<Calendar> LoadAsync(NpgsqlConnection connection, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var calendar = new Calendar(await References.AllAsync(connection, "providers", cancellationToken), zone);
        await using (var facilities = connection.Command("select ehr_id, id, time_zone from facilities where ehr_id is not null"))
        await using (var reader = await facilities.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var known = !reader.IsDBNull(2) && TimeZoneInfo.TryFindSystemTimeZoneById(reader.GetString(2), out var own) ? own : zone;
                calendar._facilities[reader.GetString(0)] = (reader.GetGuid(1), known);
            }
        }

        await using var types = connection.Command("select ehr_id, id, duration_minutes from appointment_types where ehr_id is not null");
        await using var typeReader = await types.ExecuteReaderAsync(cancellationToken);
        while (await typeReader.ReadAsync(cancellationToken)) calendar._types[typeReader.GetString(0)] = (typeReader.GetGuid(1), typeReader.GetInt32(2));
        return calendar;
    }

    /// <summary>A provider, facility or type that we do not have is left open: the patient is still to be reminded.</summary>
    public TheirAppointment Place(EhrRow<EhrAppointment> row, Guid patientId)
    {
        var visit = row.Value!;
        var facility = visit.FacilityEhrId is { } place && _facilities.TryGetValue(place, out var found) ? found : (Id: (Guid?)null, Zone: _zone);
        var type = visit.TypeEhrId is { } kind && _types.TryGetValue(kind, out var match) ? match : (Id: (Guid?)null, Minutes: DefaultMinutes);
        var provider = visit.ProviderEhrId is { } who && _providers.TryGetValue(who, out var id) ? id : (Guid?)null;
        return new(visit.StatusCode, patientId, provider, facility.Id, type.Id, facility.Zone.At(visit.Date, visit.Time).ToUniversalTime(), visit.Date,
            visit.DurationMinutes ?? type.Minutes, row.Hash);
    }
}
