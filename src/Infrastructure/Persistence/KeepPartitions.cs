using Luma.BuildingBlocks.Messaging;

namespace Luma.Infrastructure.Persistence;

/// <summary>A daily look ahead: append-only tables must have their months before the first row of one comes.</summary>
[MessageName("database.keep-partitions")]
public sealed record KeepPartitions
{
    /// <summary>How far ahead, months. A row beyond goes to the default partition, which nothing can be split off from later.</summary>
    public const int Ahead = 12;

    public static RecurringMessage Daily { get; } = new("keep-partitions", new Every(TimeSpan.FromDays(1)), () => new KeepPartitions());
}

internal sealed class KeepPartitionsHandler(Databases databases, TimeProvider clock) : IMessageHandler<KeepPartitions>, INonTransactionalHandler
{
    public async Task HandleAsync(KeepPartitions message, MessageContext context, CancellationToken cancellationToken)
    {
        var month = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var connection = await databases.Owner.OpenConnectionAsync(cancellationToken);
        // Two nodes may look at once.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await Sql.Command(connection, "select pg_advisory_xact_lock(hashtextextended('keep-partitions', 0))").RunAsync(cancellationToken);
        await Sql.Command(connection, """
            select add_monthly_partitions(partrelid::regclass, $1, $2)
            from pg_partitioned_table p join pg_class c on c.oid = p.partrelid where c.relnamespace = 'public'::regnamespace
            """, month, KeepPartitions.Ahead).RunAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
