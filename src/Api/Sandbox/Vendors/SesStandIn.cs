using System.Text.Json;
using System.Text.RegularExpressions;
using Luma.Api.Webhooks;
using Luma.Infrastructure.Messaging.Ses;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>Amazon SES v2, below <c>/sandbox/vendors/ses</c>.</summary>
internal static partial class SesStandIn
{
    public const string Provider = SesEmailProvider.ProviderName;

    private const string Mismatch = "The request signature we calculated does not match the signature you provided.";
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = null };

    public static void Map(IEndpointRouteBuilder vendors)
    {
        var ses = vendors.MapGroup("/ses/v2/email");
        ses.MapPost("/outbound-emails", SendAsync);
        ses.MapGet("/account", Account);
    }

    private static async Task<IResult> SendAsync(HttpContext context, SandboxVendorStore store, SesStandInSignature signature, TimeProvider clock)
    {
        if (await WebhookBody.ReadAsync(context.Request, WebhookBody.SnsLimit) is not { } bytes) return Problem(400, "BadRequestException", "Too large.");
        if (signature.Refuse(context, bytes) is { } unsigned) return Problem(403, unsigned, Mismatch);
        if (SesStandInMail.Read(bytes) is not { } mail) return Problem(400, "BadRequestException", "The request is not valid.");
        if (mail.To is not { } to || !Address().IsMatch(to)) return Problem(400, "BadRequestException", "Illegal address");
        if (mail.From is not { } from) return Problem(400, "BadRequestException", "Missing required header 'From'.");

        var fault = await store.TakeFaultAsync(Provider, to, context.RequestAborted);
        switch (fault?.Mode)
        {
            case SandboxFault.RateLimit: return Problem(429, "TooManyRequestsException", "Too Many Requests");
            case SandboxFault.Error when FaultAnswers.Status(fault) is var status and >= 500: return Problem(status, "InternalFailure", "Internal failure");
            case SandboxFault.Error: return Problem(400, fault.ErrorCode!, "The sandbox was told to refuse this call.");
        }

        var message = new SandboxMessage(VendorIds.SesMessageId(), Provider, SandboxMessage.Email, from, to, clock.GetUtcNow())
        {
            Subject = mail.Subject,
            Body = mail.Text ?? mail.Html ?? "",
            Html = mail.Html,
            Tags = mail.Tags,
        };
        await store.AddAsync(message, CancellationToken.None);
        if (fault?.Mode == SandboxFault.Timeout) return await FaultAnswers.HangAsync(context);
        return TypedResults.Json(new { MessageId = message.Id }, Json);
    }

    private static IResult Account(HttpContext context, SesStandInSignature signature) => signature.Refuse(context, []) is { } unsigned
        ? Problem(403, unsigned, Mismatch)
        : TypedResults.Json(
            new
            {
                DedicatedIpAutoWarmupEnabled = false,
                EnforcementStatus = "HEALTHY",
                ProductionAccessEnabled = true,
                SendQuota = new { Max24HourSend = 50000.0, MaxSendRate = 14.0, SentLast24Hours = 0.0 },
                SendingEnabled = true,
                SuppressionAttributes = new { SuppressedReasons = new[] { "BOUNCE", "COMPLAINT" } },
            },
            Json);

    private static SesProblem Problem(int status, string type, string message) => new(status, type, message);

    [GeneratedRegex(@"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+\z", RegexOptions.None, 1000)]
    private static partial Regex Address();

    /// <summary>Errors carry their name in a header.</summary>
    private sealed class SesProblem(int status, string type, string message) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            // A name may have come from whoever set the fault; headers take printable ASCII only.
            httpContext.Response.Headers["x-amzn-ErrorType"] = string.Concat(type.Where(char.IsAsciiLetterOrDigit));
            return TypedResults.Json(new { message }, Json, "application/json", status).ExecuteAsync(httpContext);
        }
    }
}
