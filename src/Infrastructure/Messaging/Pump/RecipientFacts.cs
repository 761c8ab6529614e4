using Luma.Application.Accounts;
using Luma.Application.Messaging;
using Luma.Domain.Common;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Routing;
using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>Reads how patients may be reached: contacts, Do Not Contact, preferences.</summary>
internal sealed class RecipientFacts(TenantSession session)
{
    public static readonly Recipient Nobody = new([]);

    /// <param name="values">Numbers that are answered although they may belong to no patient we know.</param>
    public async Task<Recipients> LoadAsync(Guid[] patientIds, string[] values, CancellationToken cancellationToken)
    {
        var patients = await Sql.Command(session.Connection, """
            select id, deceased, preferred_channel, ehr_sms_enabled, ehr_voice_enabled, ehr_email_enabled from patients where id = any($1)
            """, patientIds)
            .ListAsync(
                row => (Id: row.GetGuid(0), Deceased: row.GetBoolean(1), Preferred: row.Text(2),
                    Flags: new[] { row.Flag(3), row.Flag(4), row.Flag(5) }),
                cancellationToken);
        var contacts = await Sql.Command(session.Connection, """
            select patient_id, kind, value, position, active, valid, line_type from patient_contacts where patient_id = any($1)
            """, patientIds)
            .ListAsync(
                row => (Patient: row.GetGuid(0), Contact: new Contact(EnumCode.Parse<ContactKind>(row.GetString(1)), row.GetString(2),
                    row.GetInt32(3), row.GetBoolean(4), row.GetBoolean(5), LineOf(row.Text(6)))),
                cancellationToken);
        var silenced = await Sql.Command(session.Connection, """
            select patient_id, value from do_not_contact_entries where lifted_at is null and (patient_id = any($1) or value = any($2))
            """, patientIds, values.Concat(contacts.Select(row => row.Contact.Value)).Distinct().ToArray())
            .ListAsync(row => (Patient: row.Id(0), Value: row.Text(1)), cancellationToken);

        var silentValues = silenced.Where(row => row.Value is not null).Select(row => row.Value!).ToHashSet(StringComparer.Ordinal);
        var silentPatients = silenced.Where(row => row.Patient is not null).Select(row => row.Patient!.Value).ToHashSet();
        var byPatient = contacts.ToLookup(row => row.Patient, row => row.Contact);
        return new(
            patients.ToDictionary(patient => patient.Id, patient => new Recipient([.. byPatient[patient.Id]])
            {
                Deceased = patient.Deceased,
                Preferred = patient.Preferred is { } channel ? EnumCode.Parse<Channel>(channel) : null,
                DoNotContact = silentPatients.Contains(patient.Id),
                DoNotContactValues = silentValues,
                ForbiddenByEhr = Forbidden(patient.Flags),
            }),
            Nobody with { DoNotContactValues = silentValues });
    }

    private static HashSet<Channel> Forbidden(bool?[] flags) =>
        [.. new[] { Channel.Sms, Channel.Voice, Channel.Email }.Where((_, i) => flags[i] == false)];

    private static LineKind LineOf(string? lineType) => lineType switch
    {
        null => LineKind.Unknown,
        _ when EnumCode.TryParse<LineType>(lineType, out var line) => line switch
        {
            LineType.Mobile or LineType.Voip or LineType.TollFree => LineKind.Textable,
            LineType.Landline or LineType.Pager => LineKind.NotTextable,
            _ => LineKind.Unknown,
        },
        _ => LineKind.Unknown,
    };
}

internal sealed record Recipients(IReadOnlyDictionary<Guid, Recipient> ByPatient, Recipient Unknown)
{
    public Recipient Of(Guid? patientId) => patientId is { } id && ByPatient.TryGetValue(id, out var recipient) ? recipient : Unknown;
}
