using Luma.Api.Hosting;
using Luma.Application.Common;

namespace Luma.Api.Sandbox;

public sealed record TokenRequest(string? User, string? Patient, string? Client);

public sealed record TokenAnswer(string AccessToken, int ExpiresIn);

internal static class SandboxTokenEndpoint
{
    public static void Map(IEndpointRouteBuilder sandbox) => sandbox.MapPost("/token", (TokenRequest request, Tokens tokens) =>
    {
        if (SandboxUsers.All.FirstOrDefault(user => user.Name == request.User) is not { } found)
        {
            return Answers.Problem([Error.Invalid(
                "user", $"The sandbox's users are {string.Join(", ", SandboxUsers.All.Select(user => user.Name))}.")]);
        }

        // Tokens live by the real clock, as whoever checks them does.
        var token = tokens.Issue(found.AccountId, found.Role, found.Name, TimeProvider.System.GetUtcNow());
        return TypedResults.Ok(new TokenAnswer(token, (int)Tokens.Lifetime.TotalSeconds));
    });
}
