using Luma.Api.Hosting;
using Luma.Application.Common;
using Luma.Infrastructure.Persistence;
using Luma.Integrations.Ecw.Sandbox;

namespace Luma.Api.Sandbox;

/// <summary>Signs in as a user, as a patient by EHR id, or as a partner's client: one of the three.</summary>
public sealed record TokenRequest(string? User, string? Patient, string? Client);

public sealed record TokenAnswer(string AccessToken, int ExpiresIn);

internal static class SandboxTokenEndpoint
{
    private const string Partner = "partner";

    public static void Map(IEndpointRouteBuilder sandbox) => sandbox.MapPost("/token", async (
        TokenRequest request, Tokens tokens, Databases databases, CancellationToken cancellationToken) =>
    {
        // Tokens live by the real clock, as whoever checks them does.
        var now = TimeProvider.System.GetUtcNow();
        if (request.Patient is { } ehrId)
        {
            return await IsPatientAsync(databases, ehrId, cancellationToken)
                ? Answer(tokens.ForPatient(SandboxClinic.AccountId, ehrId, now))
                : Answers.Problem([Error.Invalid("patient", $"There is no patient '{ehrId}' in the sandbox clinic.")]);
        }

        if (request.Client is { } client)
        {
            return client == Partner
                ? Answer(tokens.ForPartner(SandboxClinic.AccountId, client, now))
                : Answers.Problem([Error.Invalid("client", $"The sandbox's only client is '{Partner}'.")]);
        }

        return SandboxUsers.All.FirstOrDefault(user => user.Name == request.User) is { } found
            ? Answer(tokens.ForStaff(found.AccountId, found.Role, found.Name, now))
            : Answers.Problem([Error.Invalid("user", $"The sandbox's users are {string.Join(", ", SandboxUsers.All.Select(user => user.Name))}.")]);
    });

    private static Microsoft.AspNetCore.Http.IResult Answer(string token) =>
        TypedResults.Ok(new TokenAnswer(token, (int)Tokens.Lifetime.TotalSeconds));

    private static async Task<bool> IsPatientAsync(Databases databases, string ehrId, CancellationToken cancellationToken)
    {
        await using var command = databases.Owner.CreateCommand("select exists (select from patients where account_id = $1 and ehr_id = $2)");
        command.Parameters.Add(new() { Value = SandboxClinic.AccountId });
        command.Parameters.Add(new() { Value = ehrId });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
