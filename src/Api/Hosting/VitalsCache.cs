using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Api.Hosting;

/// <summary>Looks at most once in a few seconds, however many ask (the page is open to all), and once a minute by itself, so that gauges live.</summary>
internal sealed class VitalsCache(Vitals vitals) : BackgroundService
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private (long TakenAt, VitalSigns Signs)? _last;

    public async Task<VitalSigns> TakeAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || TimeProvider.System.GetElapsedTime(last.TakenAt) > Fresh)
                _last = last = (TimeProvider.System.GetTimestamp(), await vitals.TakeAsync(cancellationToken));
            return last.Signs;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public override void Dispose()
    {
        _oneAtATime.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Round, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                await TakeAsync(stoppingToken);
            }
            catch (Exception error) when (error is NpgsqlException or TimeoutException or OperationCanceledException)
            {
                // Away, or stopping; /health/ready says so itself.
            }
        }
    }
}
