using Luma.BuildingBlocks.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Luma.BuildingBlocks.GraphQL.Http;

/// <summary>One path for all transports. What a form of another site could send (GET with effects, POST of other types than JSON) is refused, so
/// no token against forgery is needed.</summary>
internal sealed class GraphQLEndpoint(GraphQLExecutor executor, TimeProvider clock)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            await WebSocketEndpoint.HandleAsync(context, executor, clock);
            return;
        }

        var format = Negotiation.Choose(context.Request.Headers.Accept);
        if (format == ResponseFormat.None)
        {
            await Responder.RefuseAsync(context, ResponseFormat.Json, StatusCodes.Status406NotAcceptable, "Accept application/graphql-response+json, application/json or text/event-stream.");
            return;
        }

        using var read = await RequestReader.ReadAsync(context, executor.Options.Limits.MaxRequestBytes);
        if (read.Request is not { } request)
        {
            await Responder.RefuseAsync(context, format, read.Status, read.Problem!);
            return;
        }

        if (format == ResponseFormat.EventStream) await EventStream.RespondAsync(context, executor, request, clock);
        else await RespondAsync(context, format, request);
    }

    private async Task RespondAsync(HttpContext context, ResponseFormat format, GraphQLRequest request)
    {
        using var buffer = ResponseBuffer.Rent();
        try
        {
            var outcome = await executor.ExecuteAsync(request, context.RequestServices, context.User, buffer, context.RequestAborted);
            await Responder.WriteAsync(context, format, Responder.StatusOf(outcome, format), buffer.Written);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
    }
}
