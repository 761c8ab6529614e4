using System.Globalization;
using Luma.Api.Webhooks;

namespace Luma.Api.Sandbox.Vendors;

internal static class TwilioMessagesStandIn
{
    private const int MaxBody = 1600;
    private const int MaxMedia = 10;

    public static void Map(IEndpointRouteBuilder account)
    {
        account.MapPost("/Messages.json", CreateAsync);
        account.MapGet("/Messages.json", ListAsync);
        account.MapGet("/Messages/{sid}.json", FetchAsync);
        account.MapPost("/Messages/{sid}.json", UpdateAsync);
        account.MapDelete("/Messages/{sid}.json", DeleteAsync);
    }

    private static async Task<IResult> CreateAsync(string account, HttpContext context, SandboxVendorStore store, TimeProvider clock)
    {
        var cancelled = context.RequestAborted;
        if (await WebhookBody.ReadAsync(context.Request, WebhookBody.FormLimit) is not { } bytes) return WebhookAnswers.TooLarge;
        var form = FormFields.Parse(bytes);
        if (await RefuseAsync(form, store, cancelled) is { } refused) return refused;

        var to = form["To"]!;
        var fault = await store.TakeFaultAsync(TwilioStandIn.Provider, to, cancelled);
        if (TwilioStandIn.Of(fault, context) is { } misbehaved) return misbehaved;

        var media = Media(form);
        var message = new SandboxMessage(
            VendorIds.Sid(media.Count > 0 ? "MM" : "SM"), TwilioStandIn.Provider, SandboxMessage.Sms, form["From"] ?? "", to, clock.GetUtcNow())
        {
            Body = form["Body"] ?? "",
            MediaUrls = media,
            MessagingService = form["MessagingServiceSid"],
            Callback = form["StatusCallback"],
        };
        // What Twilio has taken stays taken, even if nobody waits for the answer any more.
        await store.AddAsync(message, CancellationToken.None);
        if (fault?.Mode == SandboxFault.Timeout) return await FaultAnswers.HangAsync(context);
        return TwilioStandIn.Answer(TwilioMessageResource.Of(message, account) with { Status = "queued", DateSent = null }, 201);
    }

    private static async Task<IResult?> RefuseAsync(FormFields form, SandboxVendorStore store, CancellationToken cancelled)
    {
        if (form.HasNul) return Refuse(21602, "Invalid body");
        if (form["To"] is not { } to) return Refuse(21604, "A 'To' phone number is required.");
        if (form["From"] is null && form["MessagingServiceSid"] is null) return Refuse(21603, "A 'From' phone number is required.");
        if (form["Body"] is null && Media(form).Count == 0) return Refuse(21619, "Message body is required");
        if (form["Body"]?.Length > MaxBody) return Refuse(21617, "The concatenated message body exceeds the 1600 character limit");
        if (Media(form).Count > MaxMedia) return Refuse(21623, "Number of media files exceeds allowed limit");
        if (!VendorIds.IsE164(to)) return Refuse(21211, "Invalid 'To' Phone Number");
        if (form["From"] is { } from && !VendorIds.IsE164(from)) return Refuse(21212, "Invalid From Number");
        if (!IsValidity(form["ValidityPeriod"])) return Refuse(21621, "Invalid ValidityPeriod");

        return await store.LineTypeAsync(to, cancelled) switch
        {
            SandboxVendorStore.Invalid => Refuse(21211, "Invalid 'To' Phone Number"),
            SandboxVendorStore.Landline => Refuse(21614, "'To' number is not a valid mobile number"),
            _ => null,
        };
    }

    private static bool IsValidity(string? seconds) =>
        seconds is null || (int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 36000);

    private static IResult Refuse(int code, string message) => TwilioStandIn.Problem(400, code, message);

    private static List<string> Media(FormFields form) => [.. form.All.Where(field => field is { Key: "MediaUrl", Value.Length: > 0 }).Select(field => field.Value)];

    private static async Task<IResult> ListAsync(string account, HttpContext context, SandboxVendorStore store)
    {
        var filter = TwilioLists.Filter(context.Request, SandboxMessage.Sms, "DateSent");
        return filter is null
            ? TwilioStandIn.Problem(400, 20001, "Invalid parameter")
            : await TwilioLists.AnswerAsync(context, store, filter, "messages", message => TwilioMessageResource.Of(message, account));
    }

    private static async Task<IResult> FetchAsync(string account, string sid, HttpContext context, SandboxVendorStore store) =>
        await FindAsync(sid, store, context) is { } message ? TwilioStandIn.Answer(TwilioMessageResource.Of(message, account)) : TwilioStandIn.NotFound;

    private static async Task<IResult> UpdateAsync(string account, string sid, HttpContext context, SandboxVendorStore store, TimeProvider clock)
    {
        if (await WebhookBody.ReadAsync(context.Request, WebhookBody.FormLimit) is not { } bytes) return WebhookAnswers.TooLarge;
        var form = FormFields.Parse(bytes);
        if (await FindAsync(sid, store, context) is not { } message) return TwilioStandIn.NotFound;
        // All it had was sent at once, so nothing is left to be cancelled.
        if (form["Status"] is not null) return Refuse(30409, "Message cannot be canceled in its current state");
        if (form.All.All(field => field.Key != "Body") || form["Body"] is not null) return Refuse(20001, "Body can only be emptied");
        message = message with { Body = "", UpdatedAt = clock.GetUtcNow() };
        await store.UpdateAsync(message, CancellationToken.None);
        return TwilioStandIn.Answer(TwilioMessageResource.Of(message, account));
    }

    private static async Task<IResult> DeleteAsync(string sid, HttpContext context, SandboxVendorStore store) =>
        await FindAsync(sid, store, context) is not null && await store.DeleteAsync(sid, context.RequestAborted) ? TypedResults.NoContent() : TwilioStandIn.NotFound;

    private static async Task<SandboxMessage?> FindAsync(string sid, SandboxVendorStore store, HttpContext context) =>
        !sid.Contains('\0', StringComparison.Ordinal) && await store.FindAsync(sid, context.RequestAborted) is { Channel: SandboxMessage.Sms } message ? message : null;
}
