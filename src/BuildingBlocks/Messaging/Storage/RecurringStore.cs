using Microsoft.Extensions.Logging;
using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Rows of recurring messages: whoever locks a due one enqueues its message and moves it on, in one transaction.</summary>
internal sealed class RecurringStore(
    MessagingDataSource dataSource, MessagingOptions options, MessageTypes types, TimeProvider clock, ILogger<RecurringStore> log)
{
    private readonly Dictionary<string, RecurringMessage> byName = options.Recurring.ToDictionary(recurring => recurring.Name, StringComparer.Ordinal);
    private volatile bool registered;

    /// <summary>Makes sure that every recurring message has its row; computes its tick anew when its schedule is another than stored.
    /// Rows of names that this program does not know stay: a newer or older one may.</summary>
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        if (registered)
            return;
        var all = byName.Values.OrderBy(recurring => recurring.Name, StringComparer.Ordinal).ToList();
        if (all.Count > 0)
        {
            var now = clock.GetUtcNow();
            await using var command = dataSource.Value.CreateCommand("""
                insert into messaging.recurring (name, schedule, due_at) select * from unnest($1, $2, $3)
                on conflict (name) do update set schedule = excluded.schedule, due_at = excluded.due_at
                where recurring.schedule <> excluded.schedule
                """);
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. all.Select(one => one.Name)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. all.Select(one => one.Recurrence.ToString() ?? "")] });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]>
            {
                TypedValue = [.. all.Select(one => one.Recurrence.Next(now).ToUniversalTime())],
            });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        registered = true;
    }

    /// <summary>Enqueues the messages of all due ticks. However many ticks of one were missed, it is one message.</summary>
    public async Task TickAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await dataSource.Value.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var due = await LockDueAsync(connection, now, cancellationToken);
        await Outbox.EnqueueAsync(connection, [.. due.Select(Message).OfType<Outgoing>()], types, now, cancellationToken);
        await using var move = new NpgsqlCommand(
            "update messaging.recurring r set due_at = n.due_at from unnest($1, $2) n (name, due_at) where r.name = n.name", connection);
        move.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. due.Select(one => one.Name)] });
        move.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. due.Select(one => one.Recurrence.Next(now).ToUniversalTime())] });
        await move.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<List<RecurringMessage>> LockDueAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select name from messaging.recurring where name = any ($1) and due_at <= $2 order by name for update skip locked", connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. byName.Keys] });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        var due = new List<RecurringMessage>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            due.Add(byName[reader.GetString(0)]);
        return due;
    }

    private Outgoing? Message(RecurringMessage recurring)
    {
        try
        {
            var body = recurring.Body();
            _ = types.NameOf(body.GetType());
            // The key collapses ticks while one waits; the stream keeps the next behind one that runs.
            var place = $"recurring/{recurring.Name}";
            return new Outgoing(body) { Key = place, Stream = place };
        }
        catch (Exception e)
        {
            // The others have their ticks all the same, and this one its next.
            log.LogError("Recurring message {Name} could not be made: {Error}", recurring.Name, e.GetType().Name);
            return null;
        }
    }
}
