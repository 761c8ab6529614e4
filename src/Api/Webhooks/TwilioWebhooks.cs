using Luma.BuildingBlocks.Mediator;
using Luma.Infrastructure.Messaging.Twilio;
using Microsoft.AspNetCore.Http.Features;

namespace Luma.Api.Webhooks;

public static class TwilioWebhooks
{
    /// <summary>Texts, delivery states and calls from Twilio.</summary>
    public static IEndpointRouteBuilder MapTwilioWebhooks(this IEndpointRouteBuilder routes)
    {
        Map(routes, TwilioAddresses.SmsPath, TwilioSmsWebhook.HandleAsync);
        Map(routes, TwilioAddresses.StatusPath, TwilioStatusWebhook.HandleAsync);
        Map(routes, TwilioAddresses.VoicePath, TwilioVoiceWebhook.HandleAsync);
        return routes;
    }

    private static void Map(IEndpointRouteBuilder routes, string path, Func<FormFields, HttpContext, ISender, Task<IResult>> handle) => routes
        .MapPost(path, (HttpContext context, TwilioSignature signature, TwilioAddresses addresses, ILogger<TwilioSignature> log) =>
            VerifyAsync(context, path, signature, addresses, log, handle))
        .AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> VerifyAsync(
        HttpContext context, string path, TwilioSignature signature, TwilioAddresses addresses, ILogger log,
        Func<FormFields, HttpContext, ISender, Task<IResult>> handle)
    {
        if (await WebhookBody.ReadAsync(context.Request, WebhookBody.FormLimit) is not { } body) return WebhookAnswers.TooLarge;

        var url = addresses.Called(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var given = context.Request.Headers[TwilioSignature.Header].ToString();
        var fields = FormFields.Parse(body);
        if (context.Request.Query.ContainsKey(TwilioSignature.BodyHashParameter))
        {
            // Twilio signs JSON so. None of our addresses is promised JSON, so a genuine one is still nonsense.
            return signature.VerifyBody(url, body, given) ? WebhookAnswers.Nonsense : Refuse(log, path, given);
        }

        if (!signature.VerifyForm(url, fields.All, given)) return Refuse(log, path, given);
        if (fields.HasNul) return WebhookAnswers.Nonsense;
        var sender = new VendorSender(context.RequestServices.GetRequiredService<IServiceScopeFactory>(), TwilioSmsProvider.ProviderName);
        return await handle(fields, context, sender);
    }

    private static IResult Refuse(ILogger log, string path, string given)
    {
        log.LogWarning("Refused a webhook at {Path}: the signature is {Fault}.", path, given.Length == 0 ? "missing" : "wrong");
        return WebhookAnswers.Forbidden;
    }
}
