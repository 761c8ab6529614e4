using System.Globalization;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>What the stand-in vendors were asked to deliver, and what became of it.</summary>
internal static class SandboxMessagesContract
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;

    public static void Map(IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("/messages", ListAsync);
        sandbox.MapPost("/messages/{id}/status", ReportAsync);
        sandbox.MapPost("/messages/{id}/keys", PressAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, SandboxVendorStore store, string? to, string? channel, string? after, string? limit)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!string.IsNullOrEmpty(channel) && channel is not (SandboxMessage.Sms or SandboxMessage.Voice or SandboxMessage.Email or "fax"))
        {
            errors["channel"] = ["Must be one of: sms, voice, email, fax."];
        }

        var count = DefaultLimit;
        if (!string.IsNullOrEmpty(limit) && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxLimit))
        {
            errors["limit"] = [$"Must be a whole number from 1 to {MaxLimit}."];
        }

        if ((to + after).Contains('\0', StringComparison.Ordinal)) errors["to"] = ["May not contain the character NUL."];
        else if (!string.IsNullOrEmpty(after) && await store.FindAsync(after, context.RequestAborted) is null) errors["after"] = ["There is no message of that id."];
        if (errors.Count > 0) return TypedResults.ValidationProblem(errors);

        // A plus in a query is a space to everyone but whoever typed the number.
        var recipient = to is ['+' or ' ', ..] ? "+" + to[1..] : NullIfEmpty(to);
        var filter = new SandboxMessageFilter(null, NullIfEmpty(channel), recipient) { OutboundOnly = true };
        var messages = await store.ListAsync(filter, NullIfEmpty(after), count, context.RequestAborted);
        return TypedResults.Ok(new { Items = messages.Select(Item) });
    }

    private static object Item(SandboxMessage message) => new
    {
        message.Id,
        message.Provider,
        message.Channel,
        From = message.Sender,
        To = message.Recipient,
        message.Subject,
        message.Body,
        message.MediaUrls,
        At = message.CreatedAt,
        message.Status,
        message.Html,
        message.ErrorCode,
    };

    private static async Task<IResult> ReportAsync(
        string id, HttpContext context, SandboxVendorStore store, TwilioPhone phone, SesEventPoster ses, ISandboxQuiescence quiescence, TimeProvider clock)
    {
        var input = await SandboxInput.ReadAsync(context.Request);
        if (await FindAsync(id, store, context) is not { } message) return NoSuchMessage;
        string[] states = ["delivered", "undelivered", "failed", .. message.Channel == SandboxMessage.Email ? [SesEventDocuments.Complained] : Array.Empty<string>()];
        var status = input.OneOf("status", states);
        var code = input.Whole("errorCode", 1, 99999);
        if (input.Problem is { } problem) return problem;

        message = message with { Status = status!, ErrorCode = code, UpdatedAt = clock.GetUtcNow() };
        await store.UpdateAsync(message, context.RequestAborted);
        var reply = message.Channel == SandboxMessage.Email
            ? await ses.PostAsync(message, context.RequestAborted)
            : await phone.ReportAsync(message, context.RequestAborted);
        if (reply is { Succeeded: false }) return SandboxAnswers.WebhookFailed(reply);
        await quiescence.SettleAsync(context.RequestAborted);
        return TypedResults.Ok(new { message.Id, message.Status });
    }

    private static async Task<IResult> PressAsync(string id, HttpContext context, SandboxVendorStore store, TwilioPhone phone, ISandboxQuiescence quiescence)
    {
        var input = await SandboxInput.ReadAsync(context.Request);
        if (await FindAsync(id, store, context) is not { } message) return NoSuchMessage;
        var digits = input.Keys("digits", required: true);
        if (input.Problem is { } problem) return problem;
        if (message.GatherAction is null) return TypedResults.Problem("Nobody waits for keys on this message.", statusCode: StatusCodes.Status409Conflict);

        var heard = await phone.PressAsync(message, digits!, context.RequestAborted);
        await quiescence.SettleAsync(context.RequestAborted);
        return TypedResults.Ok(new { heard.Spoken, heard.Dialed });
    }

    private static IResult NoSuchMessage => TypedResults.Problem("There is no such message.", statusCode: StatusCodes.Status404NotFound);

    private static async Task<SandboxMessage?> FindAsync(string id, SandboxVendorStore store, HttpContext context) =>
        id.Contains('\0', StringComparison.Ordinal) ? null : await store.FindAsync(id, context.RequestAborted) is { Inbound: false } message ? message : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
