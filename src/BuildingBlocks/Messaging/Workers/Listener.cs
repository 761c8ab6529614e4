using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Wakes this node when another one commits messages. Only haste: polling finds them as well.</summary>
internal sealed class Listener(MessagingDataSource dataSource, IMessageSignal signal, MessagingOptions options, ILogger<Listener> log) : BackgroundService
{
    private static readonly TimeSpan CheckConnection = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backOff = new BackOff();
        while (options.RunWorkers && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(backOff, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Listening for messages failed: {Error}", e.GetType().Name);
                await backOff.WaitAsync(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // The host stops.
            }
        }
    }

    private async Task ListenAsync(BackOff backOff, CancellationToken stoppingToken)
    {
        await using var connection = await dataSource.Value.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, _) => signal.Wake();
        await ExecuteAsync(connection, $"listen {Outbox.Channel}", stoppingToken);
        backOff.Reset();
        signal.Wake(); // For what was committed while nobody listened.
        while (true)
        {
            // A peer that is gone without a word is noticed only by asking.
            if (!await connection.WaitAsync(CheckConnection, stoppingToken))
                await ExecuteAsync(connection, "select 1", stoppingToken);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
