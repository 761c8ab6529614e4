using Luma.Infrastructure.Messaging.Twilio;
using Microsoft.Extensions.Options;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>The patients' phones, as far as Twilio reaches them: they answer calls, press keys, call and text.</summary>
internal sealed class TwilioPhone(TwilioWebhookPoster webhooks, TwilioAddresses addresses, IOptions<TwilioOptions> options, SandboxVendorStore store, TimeProvider clock)
{
    /// <summary>A call of ours is picked up: keeps what is spoken, and where keys would go.</summary>
    public async Task AnswerAsync(SandboxMessage call, string url, CancellationToken cancellationToken)
    {
        var heard = await new TwimlWalk(webhooks, CallFields(call, "in-progress")).FollowAsync(url, null, cancellationToken);
        await store.UpdateAsync(call with { Body = string.Join(' ', heard.Spoken), GatherAction = heard.WaitsAt, UpdatedAt = clock.GetUtcNow() }, cancellationToken);
    }

    /// <summary>Keys pressed during a call of ours that waits for some.</summary>
    public async Task<HeardCall> PressAsync(SandboxMessage call, string digits, CancellationToken cancellationToken)
    {
        var heard = await new TwimlWalk(webhooks, CallFields(call, "in-progress")).PressAsync(call.GatherAction!, digits, cancellationToken);
        await store.UpdateAsync(call with { GatherAction = heard.WaitsAt, UpdatedAt = clock.GetUtcNow() }, cancellationToken);
        return heard;
    }

    /// <summary>A patient calls us.</summary>
    public async Task<HeardCall> CallAsync(string from, string to, string? digits, CancellationToken cancellationToken)
    {
        var call = new SandboxMessage(VendorIds.Sid("CA"), TwilioStandIn.Provider, SandboxMessage.Voice, from, to, clock.GetUtcNow())
        {
            Inbound = true,
            Status = SandboxMessage.Received,
        };
        await store.AddAsync(call, cancellationToken);
        return await new TwimlWalk(webhooks, CallFields(call, "ringing")).FollowAsync(addresses.Voice(null), digits, cancellationToken);
    }

    /// <summary>A patient texts us.</summary>
    public async Task<(string Sid, WebhookReply Reply)> TextAsync(string from, string to, string body, IReadOnlyList<string> media, CancellationToken cancellationToken)
    {
        var text = new SandboxMessage(VendorIds.Sid(media.Count > 0 ? "MM" : "SM"), TwilioStandIn.Provider, SandboxMessage.Sms, from, to, clock.GetUtcNow())
        {
            Inbound = true,
            Status = SandboxMessage.Received,
            Body = body,
            MediaUrls = media,
        };
        await store.AddAsync(text, cancellationToken);
        return (text.Id, await webhooks.PostAsync(addresses.Sms, TwilioWebhookForms.Text(text, options.Value.AccountSid), cancellationToken));
    }

    /// <summary>What became of a text or a call of ours, told to the address that came with it. Null: none came.</summary>
    public async Task<WebhookReply?> ReportAsync(SandboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Callback is not { } callback) return null;
        var account = options.Value.AccountSid;
        var fields = message.Channel == SandboxMessage.Voice ? TwilioWebhookForms.CallStatus(message, account) : TwilioWebhookForms.TextStatus(message, account);
        return await webhooks.PostAsync(callback, fields, cancellationToken);
    }

    private List<KeyValuePair<string, string>> CallFields(SandboxMessage call, string status) => TwilioWebhookForms.Call(call, options.Value.AccountSid, status);
}
