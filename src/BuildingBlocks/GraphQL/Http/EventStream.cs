using Luma.BuildingBlocks.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Luma.BuildingBlocks.GraphQL.Http;

/// <summary>Server-sent events, one operation a connection (the "distinct connections mode" of the GraphQL over SSE protocol).</summary>
internal static class EventStream
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(12);

    public static async Task RespondAsync(HttpContext context, GraphQLExecutor executor, GraphQLRequest request, TimeProvider clock)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        // Proxies that gather responses would hold events back.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var gate = new SemaphoreSlim(1);
        await using var timer = clock.CreateTimer(_ => _ = BeatAsync(), null, KeepAlive, KeepAlive);
        try
        {
            await foreach (var result in executor.StreamAsync(request with { QueriesOnly = false }, context, context.RequestAborted))
                await WriteAsync("event: next\ndata: "u8.ToArray(), result);
            await WriteAsync("event: complete\ndata:"u8.ToArray(), default);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has heard enough.
        }

        async Task WriteAsync(byte[] head, ReadOnlyMemory<byte> data)
        {
            await gate.WaitAsync(context.RequestAborted);
            try
            {
                await response.Body.WriteAsync(head, context.RequestAborted);
                await response.Body.WriteAsync(data, context.RequestAborted);
                await response.Body.WriteAsync("\n\n"u8.ToArray(), context.RequestAborted);
                await response.Body.FlushAsync(context.RequestAborted);
            }
            finally
            {
                gate.Release();
            }
        }

        async Task BeatAsync()
        {
            try
            {
                await WriteAsync(":"u8.ToArray(), default);
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // The connection is closing.
            }
        }
    }
}
