using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>The messages of one name, counted.</summary>
/// <param name="Due">Due and in nobody's hands.</param>
/// <param name="Later">Scheduled, waiting for a retry, or behind an older one of their stream.</param>
/// <param name="InHand">Claimed by a node.</param>
/// <param name="Dead">Given up; see <see cref="DeadLetters"/>.</param>
/// <param name="OldestDueAt">Since when the oldest of <paramref name="Due"/> is due, on the application's clock.</param>
public sealed record QueueLine(string Name, long Due, long Later, long InHand, long Dead, DateTimeOffset? OldestDueAt);

/// <summary>What is in the queue, for people who operate it. Reads every row: not for hot paths.</summary>
public sealed class QueueReader(MessagingDataSource dataSource, TimeProvider clock)
{
    /// <summary>One line for each name that has a message or a dead letter, by name.</summary>
    public async Task<IReadOnlyList<QueueLine>> SummariseAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.Value.CreateCommand("""
            select name, sum(due)::bigint, sum(later)::bigint, sum(in_hand)::bigint, sum(dead)::bigint, min(oldest) from (
                select name, (ready and due_at <= $1)::int as due, (claimed_by is null and not (ready and due_at <= $1))::int as later,
                    (claimed_by is not null)::int as in_hand, 0 as dead, case when ready and due_at <= $1 then due_at end as oldest
                from (select name, due_at, claimed_by, claimed_by is null and not parked as ready from messaging.messages) m
                union all select name, 0, 0, 0, 1, null from messaging.dead_letters) all_of_them
            group by name order by name
            """);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        var lines = new List<QueueLine>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            lines.Add(new(
                reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4),
                reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return lines;
    }
}
