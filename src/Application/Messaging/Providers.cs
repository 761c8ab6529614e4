using Luma.Domain.Messaging;

namespace Luma.Application.Messaging;

/// <summary>One attempt, ready to hand to a vendor.</summary>
/// <param name="MessageId">Travels with the attempt (callback address, e-mail tag), so that the vendor's events find their way back.</param>
/// <param name="Body">SMS: plain text. Voice: what is spoken if the vendor wants it inline. E-mail: plain text.</param>
public sealed record MessageDispatch(
    Guid MessageId, Guid AccountId, int Attempt, Channel Channel, string From, string To, string Body, string Language)
{
    /// <summary>Of the attempt's row.</summary>
    public Guid AttemptId { get; init; }

    public string? Subject { get; init; }

    /// <summary>E-mail only.</summary>
    public string? Html { get; init; }

    public IReadOnlyList<Uri> MediaUrls { get; init; } = [];

    /// <summary>Seconds after which the vendor must give up by itself, so that a text never arrives after its visit; null: the vendor's own.</summary>
    public int? ValiditySeconds { get; init; }
}

/// <summary>What is known after a vendor was called.</summary>
public abstract record DispatchOutcome
{
    /// <summary>The vendor has it, under its own id.</summary>
    public sealed record Accepted(string ProviderMessageId) : DispatchOutcome;

    /// <summary>The vendor certainly does not have it.</summary>
    public sealed record Rejected(DeliveryFailure Failure, string? ErrorCode, string Detail) : DispatchOutcome;

    /// <summary>The vendor certainly does not have it, and asks for patience.</summary>
    public sealed record Throttled(TimeSpan RetryAfter, string? ErrorCode) : DispatchOutcome;

    /// <summary>It may or may not have it (time-out, connection lost, server error): to be settled before anything is sent again.</summary>
    public sealed record Unknown(string Detail) : DispatchOutcome;
}

/// <summary>What the vendor says when asked about an attempt of unknown outcome.</summary>
public abstract record SettlementAnswer
{
    public sealed record Found(string ProviderMessageId) : SettlementAnswer;

    public sealed record NotFound : SettlementAnswer;

    /// <summary>The vendor could not be asked, or has no such question: ask again later.</summary>
    public sealed record NoAnswer(string Detail) : SettlementAnswer;
}

/// <summary>A vendor that delivers on one channel.</summary>
public interface IMessageProvider
{
    /// <summary>Stable name, kept with each attempt: <c>twilio</c>, <c>ses</c>.</summary>
    string Name { get; }

    Channel Channel { get; }

    /// <summary>Hands the attempt over. Answers instead of throwing, whatever the vendor does; throws only when cancelled before the call began.</summary>
    Task<DispatchOutcome> SendAsync(MessageDispatch dispatch, CancellationToken cancellationToken);

    /// <summary>Asks whether an attempt of unknown outcome, begun at <paramref name="begunAt"/>, has reached the vendor.</summary>
    Task<SettlementAnswer> SettleAsync(MessageDispatch dispatch, DateTimeOffset begunAt, CancellationToken cancellationToken);
}

public enum LineType
{
    Mobile,
    Landline,
    Voip,
    TollFree,
    Pager,
    Unknown,
}

/// <summary>Asks the carriers what kind of line a number is (REM-33).</summary>
public interface INumberLookup
{
    /// <summary>Null when the service is away: the label stays as it is.</summary>
    Task<NumberLookupAnswer?> LookupAsync(string phoneNumber, CancellationToken cancellationToken);
}

public sealed record NumberLookupAnswer(bool Valid, LineType LineType);
