using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Luma.BuildingBlocks.GraphQL.Http;

internal enum ResponseFormat
{
    /// <summary>Nothing acceptable.</summary>
    None,

    /// <summary><c>application/json</c>: status 200 for whatever is well-formed.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status tells.</summary>
    GraphQLResponse,

    /// <summary><c>text/event-stream</c>.</summary>
    EventStream,
}

/// <summary>Chooses the form of the response (GraphQL over HTTP, "Media Types" and "Accept").</summary>
internal static class Negotiation
{
    public static ResponseFormat Choose(StringValues accept)
    {
        // Without a wish the older type is safe: every client knows it.
        if (StringValues.IsNullOrEmpty(accept)) return ResponseFormat.Json;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var types)) return ResponseFormat.None;
        var chosen = types.Where(type => type.Quality is not 0 && HasKnownCharset(type)).OrderByDescending(type => type.Quality ?? 1)
            .Select(Of).FirstOrDefault(format => format != ResponseFormat.None);
        return chosen;
    }

    private static bool HasKnownCharset(MediaTypeHeaderValue type) => !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);

    private static ResponseFormat Of(MediaTypeHeaderValue type) => type.MediaType.ToString().ToUpperInvariant() switch
    {
        "APPLICATION/GRAPHQL-RESPONSE+JSON" => ResponseFormat.GraphQLResponse,
        "APPLICATION/JSON" or "APPLICATION/*" or "*/*" => ResponseFormat.Json,
        "TEXT/EVENT-STREAM" => ResponseFormat.EventStream,
        _ => ResponseFormat.None,
    };

    /// <summary>Whether a body is JSON in UTF-8.</summary>
    public static bool IsJson(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) && HasKnownCharset(type);
}
