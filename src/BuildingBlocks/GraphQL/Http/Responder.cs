using Luma.BuildingBlocks.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Luma.BuildingBlocks.GraphQL.Http;

/// <summary>The table of status codes (GraphQL over HTTP, "Status Codes"), and writing.</summary>
internal static class Responder
{
    public static int StatusOf(GraphQLOutcome outcome, ResponseFormat format) => outcome switch
    {
        GraphQLOutcome.OperationNotAllowed => StatusCodes.Status405MethodNotAllowed,
        GraphQLOutcome.Refused or GraphQLOutcome.UnknownDocument when format == ResponseFormat.GraphQLResponse => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    public static async Task WriteAsync(HttpContext context, ResponseFormat format, int status, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = format == ResponseFormat.GraphQLResponse ? "application/graphql-response+json; charset=utf-8" : "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        if (status == StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = HttpMethods.IsGet(context.Request.Method) ? "POST" : "GET, POST";
        // What one user sees is not for shared caches.
        response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method)) await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    public static async Task RefuseAsync(HttpContext context, ResponseFormat format, int status, string problem)
    {
        using var buffer = ResponseBuffer.Rent();
        GraphQLExecutor.WriteErrors(buffer, [new(problem, GraphQLErrorCodes.BadRequest)]);
        await WriteAsync(context, format, status, buffer.Written);
    }
}
