using Luma.Application.Messaging;
using Luma.Application.Templates;
using Luma.Domain.Appointments;
using Luma.Domain.Common;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Gating;
using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>Reads all that a batch of one account's due messages needs, in a fixed number of queries.</summary>
internal sealed class PumpFacts(TenantSession session)
{
    private const string Query = """
        select m.id, m.purpose, m.automation, m.step, m.anchor, m.template, m.appointment_id, m.planned_for, m.attempt, m.forced,
            m.rate_slot is not null, m.channel, m.to_value, m.from_value, m.language, m.body,
            c.name, c.default_language, coalesce(f.time_zone, c.time_zone), c.phone,
            m.patient_id, p.first_name, p.last_name, p.language,
            a.start, a.status, a.deleted_at is not null,
            t.name, pr.name, f.id, f.name, f.phone, concat_ws(', ', f.address_line, f.city),
            t.special_instructions, pr.special_instructions, f.special_instructions,
            exists (select from outbound_messages n where n.appointment_id = m.appointment_id and n.automation = m.automation
                and n.anchor = m.anchor and n.id <> m.id and n.planned_for > m.planned_for
                and (n.attempt > 0 or (n.state in ('PLANNED', 'CLAIMED') and n.due_at <= $3)))
        from outbound_messages m
        join accounts c on c.id = m.account_id
        left join patients p on p.id = m.patient_id
        left join appointments a on a.id = m.appointment_id
        left join facilities f on f.id = a.facility_id
        left join providers pr on pr.id = a.provider_id
        left join appointment_types t on t.id = a.appointment_type_id
        where m.id = any($1) and m.state = 'CLAIMED' and m.claimed_by = $2
        for update of m
        """;

    public async Task<IReadOnlyList<Candidate>> LoadAsync(Guid[] ids, string node, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await Sql.Command(session.Connection, Query, ids, node, now).ListAsync(Read, cancellationToken);
        var recipients = await new RecipientFacts(session).LoadAsync(
            [.. rows.Where(row => row.PatientId is not null).Select(row => row.PatientId!.Value).Distinct()],
            [.. rows.Where(row => row.Message.To is not null).Select(row => row.Message.To!).Distinct()],
            cancellationToken);
        return [.. rows.Select(row => row with { Recipient = recipients.Of(row.PatientId) })];
    }

    private static Candidate Read(NpgsqlDataReader row)
    {
        var message = new DueMessage(
            row.GetGuid(0), EnumCode.Parse<Purpose>(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.Text(5), row.Id(6),
            row.Instant(7), row.GetInt32(8), row.GetBoolean(9), row.GetBoolean(10), row.Text(11) is { } channel ? EnumCode.Parse<Channel>(channel) : null,
            row.Text(12), row.Text(13), row.Text(14), row.Text(15));
        var visit = row.IsDBNull(24)
            ? null
            : new VisitFacts(row.Instant(24), EnumCode.Parse<AppointmentStatus>(row.GetString(25)), row.GetBoolean(26));
        var instructions = new[] { row.Text(33), row.Text(34), row.Text(35) }.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct().ToList();
        var template = new TemplateFacts(row.GetString(16), row.GetString(17), TimeZoneInfo.FindSystemTimeZoneById(row.GetString(18)))
        {
            OrganizationPhone = row.Text(19),
            Language = row.Text(14) ?? row.Text(23),
            FirstName = row.Text(21),
            LastName = row.Text(22),
            Start = visit?.Start,
            Confirmed = visit?.Status == AppointmentStatus.Confirmed,
            AppointmentType = row.Text(27),
            ProviderName = row.Text(28),
            FacilityName = row.Text(30),
            FacilityPhone = row.Text(31),
            FacilityAddress = row.Text(32) is { Length: > 0 } address ? address : null,
            SpecialInstructions = instructions.Count > 0 ? string.Join(' ', instructions) : null,
        };
        return new Candidate(message, RecipientFacts.Nobody, visit, template)
        {
            PatientId = row.Id(20),
            FacilityId = row.Id(29),
            Superseded = row.GetBoolean(36),
        };
    }
}
