using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Luma.BuildingBlocks.GraphQL.Http;

/// <summary>Reads a request from GET's parameters or POST's body; or says what is wrong with it, and the status.</summary>
internal sealed class RequestReader : IDisposable
{
    private readonly JsonDocument? json;

    private RequestReader(GraphQLRequest request, JsonDocument? json) => (Request, this.json) = (request, json);

    private RequestReader(int status, string problem) => (Status, Problem) = (status, problem);

    public GraphQLRequest? Request { get; }

    public int Status { get; }

    public string? Problem { get; }

    public static async ValueTask<RequestReader> ReadAsync(HttpContext context, int maxBytes)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method)) return FromQuery(request.Query);
        if (!HttpMethods.IsPost(request.Method)) return new(StatusCodes.Status405MethodNotAllowed, "Send requests by GET or POST.");
        if (!Negotiation.IsJson(request.ContentType)) return new(StatusCodes.Status415UnsupportedMediaType, "Send the request as application/json in UTF-8.");
        if (request.ContentLength > maxBytes) return TooLarge(maxBytes);
        var body = new ArrayBufferWriter<byte>((int)(request.ContentLength ?? 1024) + 1);
        while (true)
        {
            var read = await request.Body.ReadAsync(body.GetMemory(1), context.RequestAborted);
            if (read == 0) break;
            body.Advance(read);
            if (body.WrittenCount > maxBytes) return TooLarge(maxBytes);
        }

        return FromBody(body.WrittenMemory);
    }

    public void Dispose() => json?.Dispose();

    /// <summary>Reads the members of a request's JSON object, as POST's body and WebSocket's payload have them.</summary>
    public static GraphQLRequest? FromJson(JsonElement json, out string? problem)
    {
        problem = null;
        var (query, name, variables, extensions, id) = (Member("query"), Member("operationName"), Member("variables"), Member("extensions"), Member("documentId"));
        problem = json.ValueKind == JsonValueKind.Array ? "Requests are sent one by one, not as a list."
            : json.ValueKind != JsonValueKind.Object ? "A request is a JSON object."
            : !Is(query, JsonValueKind.String) ? "\"query\" must be text."
            : !Is(name, JsonValueKind.String) ? "\"operationName\" must be text."
            : !Is(variables, JsonValueKind.Object) ? "\"variables\" must be an object."
            : !Is(extensions, JsonValueKind.Object) ? "\"extensions\" must be an object."
            : !Is(id, JsonValueKind.String) ? "\"documentId\" must be text."
            : null;
        if (problem is not null) return null;
        try
        {
            var trusted = id.ValueKind == JsonValueKind.String ? id.GetString() : Hash(extensions);
            if (query.ValueKind == JsonValueKind.String || trusted is not null)
            {
                var document = query.ValueKind == JsonValueKind.String ? Document(query) : ReadOnlyMemory<byte>.Empty;
                return new(document, name.ValueKind == JsonValueKind.String ? name.GetString() : null, variables, trusted);
            }
        }
        catch (InvalidOperationException)
        {
            problem = "The request holds text that is no Unicode.";
            return null;
        }

        problem = "\"query\" is missing.";
        return null;

        JsonElement Member(string member) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) ? value : default;
    }

    private static RequestReader TooLarge(int maxBytes) => new(StatusCodes.Status413PayloadTooLarge, $"The request is larger than {maxBytes} bytes.");

    private static bool Is(JsonElement value, JsonValueKind kind) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || value.ValueKind == kind;

    // Text without escapes is taken as the bytes that it is.
    private static ReadOnlyMemory<byte> Document(JsonElement query)
    {
        var raw = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(query);
        return raw.IndexOf((byte)'\\') < 0 ? raw[1..^1].ToArray() : Encoding.UTF8.GetBytes(query.GetString()!);
    }

    private static string? Hash(JsonElement extensions) => extensions.ValueKind == JsonValueKind.Object && extensions.TryGetProperty("persistedQuery", out var persisted)
        && persisted.ValueKind == JsonValueKind.Object && persisted.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String ? hash.GetString() : null;

    private static RequestReader FromBody(ReadOnlyMemory<byte> body)
    {
        JsonDocument parsed;
        try
        {
            parsed = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return new(StatusCodes.Status400BadRequest, "The body is not JSON.");
        }

        if (FromJson(parsed.RootElement, out var problem) is { } request) return new(request, parsed);
        parsed.Dispose();
        return new(StatusCodes.Status400BadRequest, problem!);
    }

    private static RequestReader FromQuery(IQueryCollection query)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var name in (string[])["query", "operationName", "documentId"])
                if (query.TryGetValue(name, out var value)) writer.WriteString(name, value.ToString());
            foreach (var name in (string[])["variables", "extensions"])
            {
                if (!query.TryGetValue(name, out var value) || value.ToString().Length == 0) continue;
                writer.WritePropertyName(name);
                try
                {
                    writer.WriteRawValue(value.ToString());
                }
                catch (JsonException)
                {
                    return new(StatusCodes.Status400BadRequest, $"\"{name}\" is not JSON.");
                }
            }

            writer.WriteEndObject();
        }

        var read = FromBody(buffer.ToArray());
        return read.Request is null ? read : new(read.Request with { QueriesOnly = true }, read.json);
    }
}
