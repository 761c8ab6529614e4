using Luma.Api.Webhooks;

namespace Luma.Api.Sandbox.Vendors;

internal static class TwilioCallsStandIn
{
    public static void Map(IEndpointRouteBuilder account)
    {
        account.MapPost("/Calls.json", CreateAsync);
        account.MapGet("/Calls.json", ListAsync);
        account.MapGet("/Calls/{sid}.json", FetchAsync);
    }

    private static async Task<IResult> CreateAsync(string account, HttpContext context, SandboxVendorStore store, TwilioPhone phone, TimeProvider clock)
    {
        if (await WebhookBody.ReadAsync(context.Request, WebhookBody.FormLimit) is not { } bytes) return WebhookAnswers.TooLarge;
        var form = FormFields.Parse(bytes);
        if (form.HasNul) return Refuse(20001, "Invalid parameter");
        if (form["To"] is not { } to) return Refuse(21201, "No 'To' number is specified");
        if (form["From"] is not { } from) return Refuse(21213, "No 'From' number is specified");
        if (!VendorIds.IsE164(to)) return Refuse(21211, "Invalid 'To' Phone Number");
        if (!VendorIds.IsE164(from)) return Refuse(21212, "Invalid From Number");
        if (!Uri.TryCreate(form["Url"], UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) return Refuse(21205, "Url is not a valid URL");
        if (await store.LineTypeAsync(to, context.RequestAborted) == SandboxVendorStore.Invalid) return Refuse(21211, "Invalid 'To' Phone Number");

        var fault = await store.TakeFaultAsync(TwilioStandIn.Provider, to, context.RequestAborted);
        if (TwilioStandIn.Of(fault, context) is { } misbehaved) return misbehaved;

        var call = new SandboxMessage(VendorIds.Sid("CA"), TwilioStandIn.Provider, SandboxMessage.Voice, from, to, clock.GetUtcNow())
        {
            Callback = form["StatusCallback"],
        };
        await store.AddAsync(call, CancellationToken.None);
        // The patient picks up at once: what would be spoken is known when the call is listed.
        await phone.AnswerAsync(call, url.AbsoluteUri, CancellationToken.None);
        if (fault?.Mode == SandboxFault.Timeout) return await FaultAnswers.HangAsync(context);
        return TwilioStandIn.Answer(TwilioCallResource.Of(call, account) with { Status = "queued", StartTime = null }, 201);
    }

    private static IResult Refuse(int code, string message) => TwilioStandIn.Problem(400, code, message);

    private static async Task<IResult> ListAsync(string account, HttpContext context, SandboxVendorStore store)
    {
        var filter = TwilioLists.Filter(context.Request, SandboxMessage.Voice, "StartTime");
        var status = context.Request.Query["Status"].ToString();
        return filter is null || status.Contains('\0', StringComparison.Ordinal)
            ? TwilioStandIn.Problem(400, 20001, "Invalid parameter")
            : await TwilioLists.AnswerAsync(
                context, store, filter with { Status = status.Length == 0 ? null : TwilioCallResource.KeptAs(status) }, "calls",
                call => TwilioCallResource.Of(call, account));
    }

    private static async Task<IResult> FetchAsync(string account, string sid, HttpContext context, SandboxVendorStore store) =>
        !sid.Contains('\0', StringComparison.Ordinal) && await store.FindAsync(sid, context.RequestAborted) is { Channel: SandboxMessage.Voice } call
            ? TwilioStandIn.Answer(TwilioCallResource.Of(call, account))
            : TwilioStandIn.NotFound;
}
