namespace Luma.BuildingBlocks.Messaging;

/// <summary>How messages are claimed: $1 claimant, $2 lease, $3 limit, $4 application's now, $5 tenant after whom to begin.</summary>
/// <remarks>None of the block's statements is prepared: a plan kept from when the table was nearly empty reads all of it when it is full
/// (seen: 55 ms instead of 1 for a look past 500,000 rows), and planning anew costs a tenth of a millisecond.</remarks>
internal static class ClaimSql
{
    private const string Ready = "m.claimed_by is null and not m.parked";

    // The oldest of its stream, and none of it is out: a message with an older place may be committed after a younger one was claimed.
    // Scalar subqueries rather than EXISTS, which the planner may turn into a hash of the whole table.
    private const string Free = """
        (m.stream is null or (
            (select true from messaging.messages e where e.stream = m.stream and e.seq < m.seq order by e.seq limit 1) is null
            and (select true from messaging.messages e where e.stream = m.stream and e.claimed_by is not null limit 1) is null))
        """;

    // An array rather than a join: whatever the statistics say, rows are found by their keys.
    private const string Take = $"""
        update messaging.messages m
        set claimed_by = $1, claimed_until = clock_timestamp() + $2, attempt = m.attempt + 1
        where m.id = any (array(select id from due))
        returning {Claim.Columns}
        """;

    /// <summary>A claim that a crash of the server forgets leaves the message free, and the claimant's guard refuses what he does with it
    /// later; so a claim need not wait for the disk. Endings do.</summary>
    public const string NeedNotBeDurable = "select set_config('synchronous_commit', 'off', true)";

    /// <summary>The oldest due first, whose ever they are: right while everything due fits into one claim.</summary>
    public const string Oldest = $"""
        with due as materialized (
            select m.id from messaging.messages m
            where {Ready} and m.due_at <= $4 and {Free}
            order by m.due_at, m.seq limit $3
            for update skip locked)
        {Take}
        """;

    /// <summary>The same share for each tenant that has something due. Steps from tenant to tenant through the index, so a tenant costs
    /// a page or two, not his backlog. With more tenants than the limit, those after $5 come first.</summary>
    public const string InTurns = $"""
        with recursive waiting (tenant, due_at) as (
            (select m.tenant, m.due_at from messaging.messages m where {Ready} order by m.tenant, m.due_at limit 1)
            union all
            select n.tenant, n.due_at from waiting w cross join lateral (
                select m.tenant, m.due_at from messaging.messages m
                where {Ready} and m.tenant > w.tenant order by m.tenant, m.due_at limit 1) n
        ), turn as materialized (
            select tenant from waiting where due_at <= $4 order by tenant <= $5, tenant limit $3
        ), due as materialized (
            select c.id from turn t cross join lateral (
                select m.id from messaging.messages m
                where {Ready} and m.tenant = t.tenant and m.due_at <= $4 and {Free}
                order by m.due_at, m.seq limit (select ceil($3::numeric / count(*))::int from turn)
                for update skip locked) c)
        {Take}
        """;

    /// <summary>Claims whose lease has ended on the database's clock. They change hands without becoming free in between, so their
    /// stream and key stay as they are.</summary>
    public const string Abandoned = $"""
        with due as materialized (
            select m.id from messaging.messages m
            where m.claimed_by is not null and m.claimed_until < statement_timestamp()
            order by m.claimed_until limit $3
            for update skip locked)
        {Take}
        """;

    /// <summary>What there is to do: earliest ready, due time of the claim that ends first, earliest tick of the names in $1, whether that
    /// claim's lease has ended. Everything is the first row of an index: without statistics the planner takes most rows to be claimed, and
    /// would look for a lease that has ended by reading them all.</summary>
    public const string Probe = """
        select
            (select min(due_at) from messaging.messages where claimed_by is null and not parked),
            held.due_at,
            (select min(due_at) from messaging.recurring where name = any ($1)),
            coalesce(held.claimed_until < statement_timestamp(), false)
        from (select) one left join lateral (
            select due_at, claimed_until from messaging.messages where claimed_by is not null order by claimed_until limit 1) held on true
        """;
}
