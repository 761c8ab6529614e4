using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Luma.Infrastructure.Messaging.Twilio;
using Microsoft.Extensions.Options;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>Twilio's REST API as its specification has it, below <c>/sandbox/vendors</c>.</summary>
internal static class TwilioStandIn
{
    public const string Provider = TwilioSmsProvider.ProviderName;
    public const string ApiVersion = "2010-04-01";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Map(IEndpointRouteBuilder vendors)
    {
        var account = vendors.MapGroup($"/twilio/{ApiVersion}/Accounts/{{account}}").AddEndpointFilter(AuthenticateAsync);
        TwilioMessagesStandIn.Map(account);
        TwilioCallsStandIn.Map(account);
        TwilioLookupsStandIn.Map(vendors.MapGroup("/lookups/v2").AddEndpointFilter(AuthenticateAsync));
    }

    public static IResult Answer(object resource, int status = 200) => TypedResults.Json(resource, Json, "application/json", status);

    public static IResult Problem(int status, int code, string message) => Answer(
        new { Code = code, Message = message, MoreInfo = $"https://www.twilio.com/docs/errors/{code}", Status = status }, status);

    public static IResult NotFound => Problem(404, 20404, "The requested resource was not found");

    /// <summary>Null: behave. A hang comes after the work, so it is told apart.</summary>
    public static IResult? Of(SandboxFault? fault, HttpContext context)
    {
        switch (fault?.Mode)
        {
            case SandboxFault.RateLimit:
                context.Response.Headers.RetryAfter = "1";
                return Problem(429, 20429, "Too Many Requests");
            case SandboxFault.Error when FaultAnswers.Status(fault) is var status and >= 500:
                return Problem(status, 20500, "Internal Server Error");
            case SandboxFault.Error:
                return Problem(400, int.TryParse(fault.ErrorCode, out var code) ? code : 20001, "The sandbox was told to refuse this call.");
            default:
                return null;
        }
    }

    private static async ValueTask<object?> AuthenticateAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var options = context.RequestServices.GetRequiredService<IOptions<TwilioOptions>>().Value;
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}"));
        var given = context.Request.Headers.Authorization.ToString();
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given)))
        {
            return Problem(401, 20003, "Authenticate");
        }

        if (context.GetRouteValue("account") is string account && account != options.AccountSid) return NotFound;
        return await next(invocation);
    }
}
