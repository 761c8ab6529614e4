using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Cleans up and measures the queue, on its own timer and in short transactions, apart from the work.</summary>
internal sealed class Housekeeping(CleanUpStore store, MessagingOptions options, ILogger<Housekeeping> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.RunWorkers && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                var (depth, oldest) = await store.SampleAsync(stoppingToken);
                MessagingTelemetry.Depth.Record(depth);
                MessagingTelemetry.OldestAge.Record(oldest.TotalSeconds);
                await store.UnparkStrandedAsync(stoppingToken);
                await store.CleanUpAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Next time.
                log.LogWarning("Cleaning up messages failed: {Error}", e.GetType().Name);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // The host stops.
            }
            await Task.Delay(options.CleanUpInterval, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
