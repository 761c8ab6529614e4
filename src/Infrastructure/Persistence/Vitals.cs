using System.Diagnostics.Metrics;
using Luma.Application.Common;
using Luma.BuildingBlocks.Messaging;
using Npgsql;

namespace Luma.Infrastructure.Persistence;

/// <summary>Work that is due and not done, and since when. Ages are on the application's clock.</summary>
/// <param name="Count">At most <see cref="Vitals.MostCounted"/>: more is only counted as that many.</param>
public sealed record Backlog(long Count, TimeSpan OldestAge);

/// <param name="Outbound">Messages to patients.</param>
/// <param name="Queue">Durable messages between the product's own parts.</param>
/// <param name="DeadLetters">Messages given up, for an operator to look at.</param>
/// <param name="EhrLag">How long ago the account that is worst off last completed a sync; null: no account has an EHR.</param>
public sealed record VitalSigns(Backlog Outbound, Backlog Queue, long DeadLetters, TimeSpan? EhrLag);

/// <summary>How the whole system is, over all tenants: counts and ages, nothing of what the work is about. Costs grow with the work due.</summary>
public sealed class Vitals(Databases databases, MessagingDataSource messaging, TimeProvider clock)
{
    public const int MostCounted = 100_000;

    private static readonly Meter Meter = new(Telemetry.Name);
    private static readonly Gauge<long> OutboundDepth = Meter.CreateGauge<long>("luma.outbound.depth");
    private static readonly Gauge<double> OutboundAge = Meter.CreateGauge<double>("luma.outbound.oldest_age", "s");
    private static readonly Gauge<long> Dead = Meter.CreateGauge<long>("luma.dead_letters");
    private static readonly Gauge<double> Lag = Meter.CreateGauge<double>("luma.ehr.lag", "s");

    /// <exception cref="NpgsqlException">The database is away.</exception>
    public async Task<VitalSigns> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var worker = await databases.Worker.OpenConnectionAsync(cancellationToken);
        var outbound = await BacklogAsync(worker, "outbound_messages where state = 'PLANNED' and due_at <= $1", now, cancellationToken);
        var lag = (await Sql.Command(worker, """
            select min(last_finished_at) from ehr_feeds
            """).ListAsync(row => row.InstantOrNull(0), cancellationToken))[0];

        await using var app = await messaging.Value.OpenConnectionAsync(cancellationToken);
        var queue = await BacklogAsync(app, "messaging.messages where claimed_by is null and not parked and due_at <= $1", now, cancellationToken);
        var dead = (await Sql.Command(app, "select count(*) from (select from messaging.dead_letters limit $1) d", MostCounted)
            .ListAsync(row => row.GetInt64(0), cancellationToken))[0];

        var signs = new VitalSigns(outbound, queue, dead, lag is { } at ? now - at : null);
        Record(signs);
        return signs;
    }

    private static async Task<Backlog> BacklogAsync(NpgsqlConnection connection, string due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (count, oldest) = (await Sql.Command(connection, $"select count(*), min(due_at) from (select due_at from {due} order by due_at limit $2) d", now, MostCounted)
            .ListAsync(row => (row.GetInt64(0), row.InstantOrNull(1)), cancellationToken))[0];
        return new(count, oldest is { } since ? now - since : TimeSpan.Zero);
    }

    private static void Record(VitalSigns signs)
    {
        OutboundDepth.Record(signs.Outbound.Count);
        OutboundAge.Record(signs.Outbound.OldestAge.TotalSeconds);
        Dead.Record(signs.DeadLetters);
        if (signs.EhrLag is { } lag) Lag.Record(lag.TotalSeconds);
    }
}
