namespace Luma.BuildingBlocks.Messaging;

/// <summary>Keeps messages that an older one of their stream holds up out of the ready indexes, so that a long stream is not read again
/// with each claim. The claim itself never trusts the mark: a row wrongly ready is only looked at in vain.</summary>
/// <remarks>Parking and the end of a claim exclude each other by an advisory lock: otherwise a message committed between an ending's
/// look at its stream and that ending's commit could be parked behind a message that is gone, for good. Endings share the lock.</remarks>
internal static class StreamSql
{
    // "luma msg" in ASCII.
    private const string Lock = "7815268389066304359";

    /// <summary>Before a claimed message of a stream is removed or given back.</summary>
    public const string LockForEnding = $"select pg_advisory_xact_lock_shared({Lock})";

    public const string LockForParking = $"set local lock_timeout = '1s'; select pg_advisory_xact_lock({Lock})";

    private const string HeldUp = """
        m.claimed_by is null and not m.parked and m.stream is not null and m.due_at <= $1 and (
            (select true from messaging.messages e where e.stream = m.stream and e.seq < m.seq order by e.seq limit 1)
            or (select true from messaging.messages e where e.stream = m.stream and e.claimed_by is not null limit 1))
        """;

    /// <summary>True, or no row. With an order, so that the index is read whatever the statistics say.</summary>
    public const string AnyHeldUp = $"select true from messaging.messages m where {HeldUp} order by m.due_at limit 1";

    public const string Park = $"""
        update messaging.messages set parked = true where id = any (array(
            select m.id from messaging.messages m where {HeldUp} order by m.due_at limit 5000 for update skip locked))
        """;

    /// <summary>After claims of the streams $1 ended: whoever is now the oldest may be claimed.</summary>
    public const string Unpark = """
        update messaging.messages set parked = false where parked and id = any (array(
            select o.id from unnest($1::text[]) s (stream) cross join lateral (
                select id from messaging.messages where stream = s.stream order by seq limit 1) o))
        """;

    /// <summary>The net under all that: no parked message may be the oldest of its stream.</summary>
    public const string UnparkStranded = """
        with recursive p (stream) as (
            (select stream from messaging.messages where parked order by stream limit 1)
            union all
            select (select m.stream from messaging.messages m where m.parked and m.stream > p.stream order by m.stream limit 1)
            from p where p.stream is not null)
        update messaging.messages set parked = false where parked and id = any (array(
            select (select o.id from messaging.messages o where o.stream = p.stream order by o.seq limit 1) from p))
        """;
}
