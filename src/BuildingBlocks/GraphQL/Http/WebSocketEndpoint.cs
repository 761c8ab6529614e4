using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Luma.BuildingBlocks.GraphQL.Http;

/// <summary>Opens WebSockets of the <c>graphql-transport-ws</c> protocol.</summary>
internal static class WebSocketEndpoint
{
    public const string Protocol = "graphql-transport-ws";

    public static async Task HandleAsync(HttpContext context, GraphQLExecutor executor, TimeProvider clock)
    {
        // Browsers send cookies along from any site, and tell which: another site's page does not speak for the user.
        if (context.Request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOwn(origin, context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var wanted = context.WebSockets.WebSocketRequestedProtocols;
        var known = wanted.Contains(Protocol);
        // A client of another protocol hears why only on a connection that it takes for its own.
        using var socket = await context.WebSockets.AcceptWebSocketAsync(known ? Protocol : wanted.FirstOrDefault());
        if (!known)
        {
            await socket.CloseAsync((WebSocketCloseStatus)4406, "Subprotocol not acceptable", context.RequestAborted);
            return;
        }

        await using var connection = new WebSocketConnection(socket, context, executor, clock);
        await connection.RunAsync();
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
