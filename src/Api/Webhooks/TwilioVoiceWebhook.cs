using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.BuildingBlocks.Mediator;
using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Api.Webhooks;

/// <summary>A call that is up asks what to say; keys come back to the same address.</summary>
internal static class TwilioVoiceWebhook
{
    public static async Task<IResult> HandleAsync(FormFields fields, HttpContext context, ISender sender)
    {
        if (fields["CallSid"] is not { } sid || fields["From"] is not { } from || fields["To"] is not { } to) return WebhookAnswers.Nonsense;
        if (fields["Digits"] is { } digits && !digits.All(key => char.IsAsciiDigit(key) || key is '*' or '#')) return WebhookAnswers.Nonsense;

        var message = TwilioStatusWebhook.MessageId(context);
        var answer = await sender.Send(
            new AnswerCall(TwilioSmsProvider.ProviderName, sid, from, to, message, fields["Digits"], fields["Direction"] == "inbound"),
            context.RequestAborted);
        var addresses = context.RequestServices.GetRequiredService<TwilioAddresses>();
        // A call nobody can answer for (a number of nobody's, a message withdrawn) just ends.
        var script = answer.Value ?? new VoiceScript([], "en");
        return WebhookAnswers.Of(new Result(answer.Errors), TypedResults.Text(TwiML.Write(script, addresses.Voice(message)), TwiML.ContentType));
    }
}
