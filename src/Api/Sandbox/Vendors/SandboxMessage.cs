using System.Text.Json;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>What a stand-in vendor was asked to deliver, or a patient sent.</summary>
public sealed record SandboxMessage(string Id, string Provider, string Channel, string Sender, string Recipient, DateTimeOffset CreatedAt)
{
    public const string Sms = "sms";
    public const string Voice = "voice";
    public const string Email = "email";

    public const string Sent = "sent";
    public const string Received = "received";

    public bool Inbound { get; init; }

    public string? Subject { get; init; }

    public string Body { get; init; } = "";

    public string? Html { get; init; }

    public IReadOnlyList<string> MediaUrls { get; init; } = [];

    public string Status { get; init; } = Sent;

    public int? ErrorCode { get; init; }

    public string? MessagingService { get; init; }

    public string? Callback { get; init; }

    public string? GatherAction { get; init; }

    public JsonElement? Tags { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;
}
