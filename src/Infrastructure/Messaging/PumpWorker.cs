using System.Threading.Channels;
using Luma.Application.Messaging;
using Luma.Infrastructure.Messaging.Pump;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Luma.Infrastructure.Messaging;

/// <summary>Wakes the pump of this node.</summary>
public sealed class PumpSignal : IPumpSignal
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _wake.Writer.TryWrite(true);

    internal async Task WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(patience);
        try
        {
            await _wake.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody called; time to look all the same.
        }
    }
}

/// <summary>Runs the pump: at once when a command made something due, else every second.</summary>
public sealed class PumpWorker(MessagePump pump, PumpSignal signal, ILogger<PumpWorker> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Stopping lets the batch in hand finish: what is SENDING must hear the vendor's answer.
                while (!stoppingToken.IsCancellationRequested && await pump.RunOnceAsync(CancellationToken.None) > 0)
                {
                }

                await signal.WaitAsync(Patience, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The database may be away; the pump goes on when it is back.
                log.LogWarning("The pump could not run: {Error}", error.GetType().Name);
                await Task.Delay(Patience, CancellationToken.None);
            }
        }
    }
}
