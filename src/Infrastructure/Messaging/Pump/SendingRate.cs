using Luma.Domain.Messaging;
using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>Gives messages their turn on a sending number, so that all nodes together keep to its rate. Carriers queue a minute's worth themselves,
/// so that much may go at once.</summary>
internal sealed class SendingRate(TenantSession session)
{
    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<PumpDecision>> ApplyAsync(IReadOnlyList<PumpDecision> decisions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var result = decisions.ToList();
        var waiting = decisions.OfType<PumpDecision.Send>()
            .Where(send => send.Dispatch.Channel == Channel.Sms && send.Candidate.Message is { HasRateSlot: false, Purpose: not Purpose.Reply })
            .GroupBy(send => send.Dispatch.From, StringComparer.Ordinal);
        foreach (var group in waiting)
        {
            var sends = group.ToList();
            if (await ReserveAsync(group.Key, sends.Count, now, cancellationToken) is not { } turn) continue;
            for (var i = 0; i < sends.Count; i++)
            {
                var slot = turn.First + i * turn.Interval;
                if (slot <= now) continue;
                result[result.IndexOf(sends[i])] = new PumpDecision.Defer(sends[i].Candidate, sends[i].Explanation, slot, Reasons.SendingRate);
            }
        }

        return result;
    }

    private async Task<(DateTimeOffset First, TimeSpan Interval)?> ReserveAsync(
        string number, int count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await Sql.Command(session.Connection, """
            update sending_numbers
            set next_free_at = greatest(coalesce(next_free_at, '-infinity'), $2) + make_interval(secs => ($3 / messages_per_second)::float8)
            where value = $1
            returning next_free_at - make_interval(secs => ($3 / messages_per_second)::float8), (1 / messages_per_second)::float8
            """, number, now - Burst, (decimal)count)
            .ListAsync(row => (row.Instant(0), TimeSpan.FromSeconds(row.GetDouble(1))), cancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }
}
