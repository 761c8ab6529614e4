using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Gating;

namespace Luma.Application.Messaging;

/// <summary>A message whose turn has come.</summary>
public sealed record DueMessage(
    Guid Id, Purpose Purpose, string Automation, string Step, string Anchor, string? Template, Guid? AppointmentId, DateTimeOffset PlannedFor,
    int Attempt, bool Forced, bool HasRateSlot, Channel? Channel, string? To, string? From, string? Language, string? Body);

/// <summary>A product's own rules at the gate, for the messages of its automation.</summary>
public interface IGateContributor
{
    string Automation { get; }

    /// <summary>The rules to ask for each message, from facts read in sets within the scope's transaction.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<Rule<GateFacts>>>> RulesAsync(
        Guid accountId, IReadOnlyList<DueMessage> messages, DateTimeOffset now, CancellationToken cancellationToken);
}
