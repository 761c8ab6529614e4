using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Messaging;

namespace Luma.Application.Messaging;

/// <summary>A text from a patient, as the vendor's verified webhook brought it.</summary>
[OpenTo(Audience.Vendor)]
public sealed record ReceiveText(
    string Provider, string ProviderMessageId, string From, string To, string Body, IReadOnlyList<Uri> MediaUrls) : IRequest<Result>;

public enum VendorStatus
{
    Sent,
    Delivered,
    Undelivered,
}

/// <summary>What a vendor says later of an attempt. <paramref name="MessageId"/> and <paramref name="Attempt"/> travelled with it.</summary>
[OpenTo(Audience.Vendor)]
public sealed record RecordDeliveryStatus(
    string Provider, Guid? MessageId, int? Attempt, string ProviderMessageId, VendorStatus Status, DeliveryFailure? Failure, string? ErrorCode,
    string? Detail) : IRequest<Result>;

/// <summary>A mail server's complaint: the recipient took a mail for spam and wants no more.</summary>
[OpenTo(Audience.Vendor)]
public sealed record RecordComplaint(string Provider, Guid? MessageId, string ProviderMessageId, string Address) : IRequest<Result>;

/// <summary>A call that is up: one we placed (then with our message id) or one a patient placed. Digits is null at its first request.</summary>
[OpenTo(Audience.Vendor)]
public sealed record AnswerCall(
    string Provider, string ProviderCallId, string From, string To, Guid? MessageId, string? Digits, bool Inbound) : IRequest<Result<VoiceScript>>;

/// <summary>What a caller hears next.</summary>
/// <param name="GatherDigits">How many keys to wait for after the speech; 0: none, the call goes on to <paramref name="DialTo"/> or ends.</param>
public sealed record VoiceScript(IReadOnlyList<string> Say, string Language, int GatherDigits = 0, string? DialTo = null);
