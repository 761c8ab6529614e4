using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Luma.BuildingBlocks.GraphQL.Http;

/// <summary>The operations of a connection.</summary>
internal sealed partial class WebSocketConnection
{
    private readonly ConcurrentDictionary<CancellationTokenSource, Task> running = new();

    private async Task SubscribeAsync(string id, JsonElement payload)
    {
        if (!acknowledged)
        {
            await CloseAsync(4401, "Unauthorized");
            return;
        }

        if (operations.Count >= MostOperations)
        {
            await CloseAsync(4429, "Too many operations");
            return;
        }

        // The document that the message came in is given back before the operation ends.
        if (RequestReader.FromJson(payload.Clone(), out var problem) is not { } request)
        {
            await CloseAsync(4400, problem!);
            return;
        }

        var operation = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        if (!operations.TryAdd(id, operation))
        {
            operation.Dispose();
            await CloseAsync(4409, $"Subscriber for {(id.Length > 60 ? "this id" : id)} already exists");
            return;
        }

        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        running[operation] = RunAsync(id, request, operation, begun.Task);
        begun.SetResult();
    }

    private async Task CompleteAsync(string id)
    {
        if (!operations.TryRemove(id, out var operation)) return;
        try
        {
            await operation.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It completed at the same moment.
        }
    }

    private async Task RunAsync(string id, GraphQLRequest request, CancellationTokenSource operation, Task begun)
    {
        await begun;
        try
        {
            var last = "complete";
            await foreach (var result in executor.StreamAsync(request, context, operation.Token))
            {
                // What never ran is an error of the operation, which ends by it: its payload is the list of errors.
                if (RequestErrors(result) is { } errors)
                {
                    last = "error";
                    await SendAsync("error", id, errors);
                    break;
                }

                await SendAsync("next", id, result);
            }

            if (last == "complete" && operations.ContainsKey(id)) await SendAsync("complete", id, default);
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // Completed by the client, or the connection ended.
        }
        catch (Exception error)
        {
            executor.Report(context.RequestServices, error, id);
            await CloseAsync(4500, "Internal server error");
        }
        finally
        {
            operations.TryRemove(new(id, operation));
            running.TryRemove(operation, out _);
            operation.Dispose();
        }
    }

    private static ReadOnlyMemory<byte>? RequestErrors(ReadOnlyMemory<byte> result)
    {
        if (!result.Span.StartsWith("{\"errors\""u8)) return null;
        using var json = JsonDocument.Parse(result);
        if (json.RootElement.TryGetProperty("data", out _)) return null;
        return Encoding.UTF8.GetBytes(json.RootElement.GetProperty("errors").GetRawText());
    }
}
