using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Infrastructure.Messaging.Ses;

namespace Luma.Api.Webhooks;

public static class SesWebhooks
{
    public const string Path = "/webhooks/ses";

    /// <summary>Events of mails, delivered by SNS.</summary>
    public static IEndpointRouteBuilder MapSesWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, VerifyAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> VerifyAsync(HttpContext context, SnsVerifier verifier, ILogger<SnsVerifier> log)
    {
        if (await WebhookBody.ReadAsync(context.Request, WebhookBody.SnsLimit) is not { } body) return WebhookAnswers.TooLarge;
        if (await verifier.VerifyAsync(body, context.RequestAborted) is not { } message)
        {
            log.LogWarning("Refused a webhook at {Path}: not signed for our topic.", Path);
            return WebhookAnswers.Forbidden;
        }

        return message.Type switch
        {
            SnsMessage.Notification => await RecordAsync(message, context),
            SnsMessage.SubscriptionConfirmation => await ConfirmAsync(message, context, log),
            SnsMessage.UnsubscribeConfirmation => Unsubscribed(log),
            _ => WebhookAnswers.Nonsense,
        };
    }

    private static async Task<IResult> RecordAsync(SnsMessage message, HttpContext context)
    {
        if (SesEvents.Read(message.Message) is not { } requests) return WebhookAnswers.Nonsense;
        var sender = new VendorSender(context.RequestServices.GetRequiredService<IServiceScopeFactory>(), SesEmailProvider.ProviderName);
        var errors = new List<Error>();
        foreach (var request in requests) errors.AddRange((await sender.Send(request, context.RequestAborted)).Errors);
        return WebhookAnswers.Of(new Result(errors), TypedResults.NoContent());
    }

    private static async Task<IResult> ConfirmAsync(SnsMessage message, HttpContext context, ILogger log)
    {
        var confirmed = await context.RequestServices.GetRequiredService<SnsSubscriptions>().ConfirmAsync(message, context.RequestAborted);
        log.LogInformation("SNS subscription of {Topic}: {Outcome}.", message.TopicArn, confirmed ? "confirmed" : "not confirmed");
        return confirmed ? TypedResults.NoContent() : WebhookAnswers.Nonsense;
    }

    private static IResult Unsubscribed(ILogger log)
    {
        // Nobody of ours does this: without the topic, mails are never known to be delivered.
        log.LogError("SNS says that our webhook was unsubscribed from the topic of mail events.");
        return TypedResults.NoContent();
    }
}
