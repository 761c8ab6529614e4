using Luma.Domain.Common;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Routing;
using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>What went before: failed contacts of each message, the same template to the same person, and the numbers to send from.</summary>
internal sealed class PumpHistory
{
    private readonly Dictionary<(string Template, string To, string FirstName), DateTimeOffset> _same = new();
    private readonly ILookup<Guid, (Channel Channel, string Value)> _tried;
    private readonly Dictionary<Guid, string> _facilityNumbers;
    private readonly string? _mainNumber;

    private PumpHistory(ILookup<Guid, (Channel, string)> tried, IReadOnlyList<(string Value, Guid? Facility, bool Main)> numbers)
    {
        _tried = tried;
        _facilityNumbers = numbers.Where(number => number.Facility is not null).GroupBy(number => number.Facility!.Value)
            .ToDictionary(group => group.Key, group => group.First().Value);
        _mainNumber = numbers.OrderByDescending(number => number.Main).Select(number => number.Value).FirstOrDefault();
    }

    public static async Task<PumpHistory> LoadAsync(
        TenantSession session, IReadOnlyList<Candidate> candidates, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var retried = candidates.Where(candidate => candidate.Message.Attempt > 0).Select(candidate => candidate.Message.Id).ToArray();
        var tried = retried.Length == 0 ? [] : await Sql.Command(session.Connection, """
            select message_id, channel, to_value from delivery_attempts
            where message_id = any($1) and outcome = 'FAILED'
              and error_code is not null and coalesce(detail, '') not like 'transient:%'
            """, retried)
            .ListAsync(row => (Message: row.GetGuid(0), Contact: (EnumCode.Parse<Channel>(row.GetString(1)), row.GetString(2))), cancellationToken);
        var numbers = await Sql.Command(session.Connection, "select value, facility_id, main from sending_numbers order by created_at, value")
            .ListAsync(row => (row.GetString(0), row.Id(1), row.GetBoolean(2)), cancellationToken);
        var history = new PumpHistory(tried.ToLookup(row => row.Message, row => row.Contact), numbers);
        await history.LoadSameAsync(session, candidates, now, cancellationToken);
        return history;
    }

    public IReadOnlySet<(Channel, string)> Tried(Guid messageId) => _tried[messageId].ToHashSet();

    public string? NumberFor(Guid? facilityId) =>
        facilityId is { } id && _facilityNumbers.TryGetValue(id, out var number) ? number : _mainNumber;

    public DateTimeOffset? LastSame(Candidate candidate, Route route) =>
        candidate.Message.Template is { } template && route.None is null && _same.TryGetValue(Key(template, route.Value, candidate), out var at) ? at : null;

    /// <summary>Within one batch, too, the second message sees the first.</summary>
    public void Note(Candidate candidate, Route route, DateTimeOffset now)
    {
        if (candidate.Message.Template is { } template) _same[Key(template, route.Value, candidate)] = now;
    }

    private async Task LoadSameAsync(TenantSession session, IReadOnlyList<Candidate> candidates, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var values = candidates.SelectMany(candidate => candidate.Recipient.Contacts).Select(contact => contact.Value).Distinct().ToArray();
        if (values.Length == 0) return;
        // What this batch would send, no other may decide on at the same moment. In order, so that two batches wait instead of embracing.
        await Sql.Command(session.Connection, """
            select pg_advisory_xact_lock(key) from (
                select distinct hashtextextended($2::text || value, 0) as key from unnest($1) value order by 1) keys
            """, values, session.AccountId.ToString()).RunAsync(cancellationToken);
        // A week covers the longest blackout that can be set. What another batch is sending right now counts as sent.
        var rows = await Sql.Command(session.Connection, """
            select m.template, m.to_value, lower(trim(p.first_name)), max(m.at)
            from (
                select template, to_value, patient_id, sent_at as at from outbound_messages
                where to_value = any($1) and sent_at > $2 and template is not null and purpose <> 'REPLY'
                union all
                select template, to_value, patient_id, updated_at from outbound_messages
                where state = 'SENDING' and to_value = any($1) and template is not null and purpose <> 'REPLY') m
            join patients p on p.id = m.patient_id
            group by 1, 2, 3
            """, values, now.AddDays(-7))
            .ListAsync(row => (Key: (row.GetString(0), row.GetString(1), row.GetString(2)), At: row.Instant(3)), cancellationToken);
        foreach (var (key, at) in rows) _same[key] = at;
    }

    private static (string, string, string) Key(string template, string to, Candidate candidate) =>
        (template, to, (candidate.Template.FirstName ?? "").Trim().ToLowerInvariant());
}
