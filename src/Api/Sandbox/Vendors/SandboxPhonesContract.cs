namespace Luma.Api.Sandbox.Vendors;

/// <summary>What patients do with their phones.</summary>
internal static class SandboxPhonesContract
{
    private const int MaxMedia = 10;

    public static void Map(IEndpointRouteBuilder sandbox)
    {
        sandbox.MapPost("/inbound", TextAsync);
        sandbox.MapPost("/calls", CallAsync);
    }

    private static async Task<IResult> TextAsync(HttpContext context, SandboxVendorStore store, TwilioPhone phone, ISandboxDirectory directory, ISandboxQuiescence quiescence)
    {
        var input = await SandboxInput.ReadAsync(context.Request);
        var (from, to, body) = (input.Number("from", required: true), input.Number("to"), input.Text("body"));
        var media = input.Addresses("mediaUrls", MaxMedia);
        if (body is null && media.Count == 0) input.Refuse("body", "Is required.");
        if (input.Problem is { } problem) return problem;

        to ??= await store.LastSenderAsync(from!, SandboxMessage.Sms, context.RequestAborted) ?? await directory.MainNumberAsync(context.RequestAborted);
        var (sid, reply) = await phone.TextAsync(from!, to, body ?? "", media, context.RequestAborted);
        if (!reply.Succeeded) return SandboxAnswers.WebhookFailed(reply);
        await quiescence.SettleAsync(context.RequestAborted);
        return TypedResults.Ok(new { MessageSid = sid });
    }

    private static async Task<IResult> CallAsync(HttpContext context, TwilioPhone phone, ISandboxDirectory directory, ISandboxQuiescence quiescence)
    {
        var input = await SandboxInput.ReadAsync(context.Request);
        var (from, to, digits) = (input.Number("from", required: true), input.Number("to"), input.Keys("digits"));
        if (input.Problem is { } problem) return problem;

        var heard = await phone.CallAsync(from!, to ?? await directory.MainNumberAsync(context.RequestAborted), digits, context.RequestAborted);
        await quiescence.SettleAsync(context.RequestAborted);
        return TypedResults.Ok(new { heard.Spoken, heard.Dialed });
    }
}
