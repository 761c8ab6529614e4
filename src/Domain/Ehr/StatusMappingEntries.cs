using Luma.Domain.Appointments;
using Luma.Domain.Common;

namespace Luma.Domain.Ehr;

/// <summary>The mapping's lists as one table: settings key, code, meaning (null: not a status).</summary>
internal static class StatusMappingEntries
{
    private static readonly StatusMeaning Gone = new(AppointmentStatus.Cancelled, true, true);

    public static IEnumerable<(string Key, string Code, StatusMeaning? Meaning)> Of(EhrSettings settings)
    {
        foreach (var (key, codes, meaning) in Lists(settings))
        {
            foreach (var code in codes) yield return (key, code, meaning);
        }

        foreach (var (code, status) in settings.Custom.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            yield return ("ehr.status.custom", code, Parse(status));
    }

    private static IEnumerable<(string Key, IReadOnlyList<string> Codes, StatusMeaning Meaning)> Lists(EhrSettings settings) =>
    [
        ("ehr.status.confirmed", settings.Confirmed, Meaning(AppointmentStatus.Confirmed)),
        ("ehr.status.cancelled", settings.Cancelled, Meaning(AppointmentStatus.Cancelled)),
        ("ehr.status.arrived", settings.Arrived, Meaning(AppointmentStatus.Arrived)),
        ("ehr.status.checkedIn", settings.CheckedIn, Meaning(AppointmentStatus.CheckedIn)),
        ("ehr.status.noShow", settings.NoShow, Meaning(AppointmentStatus.NoShow)),
        ("ehr.status.completed", settings.Completed, Meaning(AppointmentStatus.Completed)),
        ("ehr.status.rescheduled", settings.Rescheduled, Meaning(AppointmentStatus.Rescheduled)),
        ("ehr.status.unconfirmed", settings.Unconfirmed, Meaning(AppointmentStatus.Unconfirmed)),
        ("ehr.status.deleted", settings.Deleted, Gone),
    ];

    private static StatusMeaning Meaning(AppointmentStatus status) => new(status, false, true);

    private static StatusMeaning? Parse(string status) =>
        string.Equals(status, "deleted", StringComparison.OrdinalIgnoreCase) ? Gone
        : EnumCode.TryParse<AppointmentStatus>(status, out var parsed) ? Meaning(parsed)
        : null;
}
