using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>A Call, every member of the specification.</summary>
internal sealed record TwilioCallResource(
    string Sid, string DateCreated, string DateUpdated, string? ParentCallSid, string AccountSid, string To, string ToFormatted, string From,
    string FromFormatted, string? PhoneNumberSid, string Status, string? StartTime, string? EndTime, string? Duration, string? Price, string PriceUnit,
    string Direction, string? AnsweredBy, string ApiVersion, string? ForwardedFrom, string? GroupSid, string? CallerName, string QueueTime,
    string? TrunkSid, string Uri, IReadOnlyDictionary<string, string> SubresourceUris)
{
    // Ours and the call's own names for what became of it.
    private static readonly (string Kept, string Told)[] States =
    [
        (SandboxMessage.Sent, "in-progress"), ("delivered", "completed"), ("undelivered", "no-answer"), ("failed", "failed"), ("canceled", "canceled"),
        (SandboxMessage.Received, "completed"),
    ];

    public static string Told(string kept) => States.First(state => state.Kept == kept).Told;

    public static string KeptAs(string told) => States.FirstOrDefault(state => state.Told == told).Kept ?? told;

    public static TwilioCallResource Of(SandboxMessage call, string account)
    {
        var uri = $"/{TwilioStandIn.ApiVersion}/Accounts/{account}/Calls/{call.Id}";
        var created = TwilioDate.Write(call.CreatedAt);
        var ended = call.Status == SandboxMessage.Sent ? null : TwilioDate.Write(call.UpdatedAt);
        return new TwilioCallResource(
            call.Id, created, TwilioDate.Write(call.UpdatedAt), null, account, call.Recipient, call.Recipient, call.Sender, call.Sender, null,
            Told(call.Status), created, ended, ended is null ? null : "1", null, "USD", call.Inbound ? "inbound" : "outbound-api", null,
            TwilioStandIn.ApiVersion, null, null, null, "0", null, uri + ".json",
            new Dictionary<string, string> { ["events"] = uri + "/Events.json", ["recordings"] = uri + "/Recordings.json" });
    }
}
