using Luma.Domain.Messaging;

namespace Luma.Application.Messaging;

/// <summary>Keeps what became of attempts, and draws the consequences: retry, other contact, marks on contacts. Each call is idempotent, in any
/// order: vendors report twice, late, and before their own answer.</summary>
public interface IDeliveryLedger
{
    /// <summary>The attempt did not get through.</summary>
    Task FailAsync(Guid messageId, int attempt, string provider, DeliveryFailure failure, string? errorCode, string? detail, CancellationToken cancellationToken);

    /// <summary>The vendor has it, or has passed it on.</summary>
    Task SentAsync(Guid messageId, int attempt, string provider, string providerMessageId, CancellationToken cancellationToken);

    /// <summary>It reached the patient's device or mailbox.</summary>
    Task DeliveredAsync(Guid messageId, int attempt, string provider, string providerMessageId, CancellationToken cancellationToken);
}
