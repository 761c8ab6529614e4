namespace Luma.Api.Sandbox.Vendors;

internal static class SandboxAnswers
{
    /// <summary>The stand-in did its part; the product's webhook did not take it.</summary>
    public static IResult WebhookFailed(WebhookReply reply) =>
        TypedResults.Problem($"The webhook answered {reply.Status}.", statusCode: StatusCodes.Status502BadGateway);
}
