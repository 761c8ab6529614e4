using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Replied = Luma.Infrastructure.Messaging.Transport.VendorAnswer.Replied;

namespace Luma.Infrastructure.Messaging.Transport;

/// <summary>Two roads over one circuit breaker: a query may be asked again, a command only if it certainly did not arrive.</summary>
internal sealed class VendorPipelines
{
    public VendorPipelines(VendorTransportOptions options)
    {
        // Polly keeps its own, real clock: the product's may stand still or jump, the wire does not.
        var exchange = new ResiliencePipelineBuilder<Replied>()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Replied>
            {
                FailureRatio = 0.5,
                MinimumThroughput = options.BreakAfter,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.BreakDuration,
                ShouldHandle = args => ValueTask.FromResult(Failed(args.Outcome)),
            })
            .AddTimeout(options.Timeout)
            .Build();

        Commands = Repeating(exchange, outcome => outcome.Exception is HttpRequestException failure && NeverArrived(failure));
        Queries = Repeating(exchange, Failed);
    }

    public ResiliencePipeline<Replied> Commands { get; }

    public ResiliencePipeline<Replied> Queries { get; }

    /// <summary>The connection, not the exchange, failed: no byte of the request was sent.</summary>
    public static bool NeverArrived(HttpRequestException failure) => failure.HttpRequestError is
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    private static ResiliencePipeline<Replied> Repeating(ResiliencePipeline<Replied> exchange, Func<Outcome<Replied>, bool> mayRepeat) =>
        new ResiliencePipelineBuilder<Replied>()
            .AddRetry(new RetryStrategyOptions<Replied>
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(200),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = args => ValueTask.FromResult(mayRepeat(args.Outcome)),
            })
            .AddPipeline(exchange)
            .Build();

    private static bool Failed(Outcome<Replied> outcome) =>
        outcome.Exception is HttpRequestException or IOException or TimeoutRejectedException || outcome.Result is { LeavesDoubt: true };
}
