using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using static Luma.Infrastructure.Messaging.Transport.VendorAnswer;

namespace Luma.Infrastructure.Messaging.Transport;

/// <summary>Calls a vendor and says what is certain afterwards. Never throws once the call has begun. Safe for concurrent use.</summary>
public sealed class VendorTransport(HttpClient http, VendorTransportOptions options)
{
    private readonly VendorPipelines pipelines = new(options);

    /// <summary>Something that must not happen twice.</summary>
    /// <param name="request">Makes the request anew for each try.</param>
    public Task<VendorAnswer> CommandAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        CallAsync(pipelines.Commands, request, cancellationToken);

    /// <summary>A question; asked again when the answer is lost.</summary>
    /// <param name="request">Makes the request anew for each try.</param>
    public Task<VendorAnswer> QueryAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        CallAsync(pipelines.Queries, request, cancellationToken);

    private async Task<VendorAnswer> CallAsync(
        ResiliencePipeline<Replied> pipeline, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await pipeline.ExecuteAsync(token => ExchangeAsync(request, token), cancellationToken);
        }
        catch (BrokenCircuitException open)
        {
            return new NeverSent(open.RetryAfter ?? options.BreakDuration, "circuit open");
        }
        catch (HttpRequestException failure) when (VendorPipelines.NeverArrived(failure))
        {
            return new NeverSent(options.BreakDuration, $"not connected: {failure.HttpRequestError}");
        }
        catch (TimeoutRejectedException)
        {
            return new Lost("time-out");
        }
        catch (OperationCanceledException)
        {
            return new Lost("cancelled while under way");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new Lost($"connection lost: {failure.GetType().Name}");
        }
    }

    private async ValueTask<Replied> ExchangeAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        using var message = request();
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseContentRead, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var errorType = response.Headers.TryGetValues("x-amzn-ErrorType", out var values) ? values.First() : null;
        return new Replied((int)response.StatusCode, body, response.Headers.RetryAfter?.Delta, errorType);
    }
}
