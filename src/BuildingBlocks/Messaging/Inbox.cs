using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Remembers what came in from outside, so that a second delivery changes nothing.</summary>
public static class Inbox
{
    /// <summary>True the first time that this source delivers this key; act on it in the same transaction, so that memory and effect
    /// commit together. A concurrent duplicate waits for that transaction's end. Keys are forgotten after
    /// <see cref="MessagingOptions.KeepInbox"/>.</summary>
    public static async Task<bool> TryAcceptAsync(
        NpgsqlConnection connection, string source, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "insert into messaging.inbox (source, key, received_at) values ($1, $2, $3) on conflict do nothing", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = source });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.ToUniversalTime() });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}
