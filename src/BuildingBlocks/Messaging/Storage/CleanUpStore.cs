using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Removes what is remembered long enough, in bites with a transaction each, so that no lock is held for long.</summary>
internal sealed class CleanUpStore(MessagingDataSource dataSource, MessagingOptions options, TimeProvider clock)
{
    internal const int Bite = 5000;
    private const int MostBites = 20;

    public async Task<long> CleanUpAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await InBitesAsync("inbox", "received_at", now - options.KeepInbox, cancellationToken)
            + await InBitesAsync("dead_letters", "died_at", now - options.KeepDeadLetters, cancellationToken);
    }

    public async Task UnparkStrandedAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.Value.CreateCommand(StreamSql.UnparkStranded);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>How many messages are due and not in anyone's hands, and since when the oldest; counts the work due, not what is stored.</summary>
    public async Task<(long Depth, TimeSpan OldestAge)> SampleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = dataSource.Value.CreateCommand(
            "select count(*), min(due_at) from messaging.messages where claimed_by is null and not parked and due_at <= $1");
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.IsDBNull(1) ? TimeSpan.Zero : now - reader.GetFieldValue<DateTimeOffset>(1));
    }

    private async Task<long> InBitesAsync(string table, string column, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = 0L;
        for (var bites = 0; bites < MostBites; bites++)
        {
            await using var command = dataSource.Value.CreateCommand($"""
                delete from messaging.{table} where ctid = any (array(
                    select ctid from messaging.{table} where {column} < $1 order by {column} limit {Bite} for update skip locked))
                """);
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
            var bite = await command.ExecuteNonQueryAsync(cancellationToken);
            removed += bite;
            if (bite < Bite)
                break;
        }
        return removed;
    }
}
