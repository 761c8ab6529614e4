using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Luma.BuildingBlocks.GraphQL.Http;

/// <summary>One connection of the <c>graphql-transport-ws</c> protocol: any number of operations, each with the client's id.</summary>
internal sealed partial class WebSocketConnection : IAsyncDisposable
{
    private const int MostOperations = 100;
    private static readonly TimeSpan InitTime = TimeSpan.FromSeconds(10);

    private readonly WebSocket socket;
    private readonly HttpContext context;
    private readonly GraphQLExecutor executor;
    private readonly CancellationTokenSource ending;
    private readonly SemaphoreSlim sending = new(1);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> operations = new(StringComparer.Ordinal);
    private readonly ITimer initTimer;
    private volatile bool acknowledged;
    private bool initialized;

    public WebSocketConnection(WebSocket socket, HttpContext context, GraphQLExecutor executor, TimeProvider clock)
    {
        (this.socket, this.context, this.executor) = (socket, context, executor);
        ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        initTimer = clock.CreateTimer(_ => _ = acknowledged ? Task.CompletedTask : CloseAsync(4408, "Connection initialisation timeout"), null, InitTime, System.Threading.Timeout.InfiniteTimeSpan);
    }

    public async Task RunAsync()
    {
        var message = new ArrayBufferWriter<byte>();
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var received = await socket.ReceiveAsync(message.GetMemory(4096), ending.Token);
                if (received.MessageType == WebSocketMessageType.Close) break;
                message.Advance(received.Count);
                if (message.WrittenCount > executor.Options.Limits.MaxRequestBytes)
                {
                    await CloseAsync((int)WebSocketCloseStatus.MessageTooBig, "The message is too large");
                    break;
                }

                if (!received.EndOfMessage) continue;
                await HandleAsync(message.WrittenMemory);
                message.ResetWrittenCount();
            }

            if (socket.State == WebSocketState.CloseReceived) await CloseAsync((int)WebSocketCloseStatus.NormalClosure, "");
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The client is gone without a word.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await initTimer.DisposeAsync();
        await ending.CancelAsync();
        // Operations notice, and take themselves off the list; none may write to a socket that is gone.
        await Task.WhenAll(running.Values);
        ending.Dispose();
        sending.Dispose();
    }

    private async Task HandleAsync(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            var type = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            var id = type is not null && root.TryGetProperty("id", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
            switch (type)
            {
                case "connection_init" when initialized: await CloseAsync(4429, "Too many initialisation requests"); break;
                case "connection_init":
                    initialized = true;
                    if (executor.Options.OnConnect is { } connect && !await connect(context, root.TryGetProperty("payload", out var with) ? with : default))
                    {
                        await CloseAsync(4403, "Forbidden");
                        break;
                    }

                    acknowledged = true;
                    await SendAsync("connection_ack", null, default);
                    break;
                case "ping": await SendAsync("pong", null, default); break;
                case "pong": break;
                case "subscribe" when id is { Length: > 0 } && root.TryGetProperty("payload", out var payload): await SubscribeAsync(id, payload); break;
                case "complete" when id is not null: await CompleteAsync(id); break;
                default: await CloseAsync(4400, "Invalid message"); break;
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            await CloseAsync(4400, "Invalid message");
        }
    }

    private async Task SendAsync(string type, string? id, ReadOnlyMemory<byte> payload)
    {
        var message = new ArrayBufferWriter<byte>(payload.Length + 64);
        using (var writer = new Utf8JsonWriter(message))
        {
            writer.WriteStartObject();
            if (id is not null) writer.WriteString("id"u8, id);
            writer.WriteString("type"u8, type);
            if (!payload.IsEmpty)
            {
                writer.WritePropertyName("payload"u8);
                writer.WriteRawValue(payload.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        await sending.WaitAsync(ending.Token);
        try
        {
            if (socket.State == WebSocketState.Open) await socket.SendAsync(message.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, ending.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task CloseAsync(int status, string reason)
    {
        try
        {
            await sending.WaitAsync(ending.Token);
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseOutputAsync((WebSocketCloseStatus)status, reason, ending.Token);
            }
            finally
            {
                sending.Release();
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It was closed from the other side at the same time.
        }
    }
}
