using Luma.Application.Messaging;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Messaging.Transport;

namespace Luma.Infrastructure.Messaging.Ses;

/// <summary>What an answer to SendEmail means for the attempt.</summary>
internal static class SesOutcomes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static DispatchOutcome Of(VendorAnswer answer) => answer switch
    {
        VendorAnswer.NeverSent never => new DispatchOutcome.Throttled(never.RetryAfter, null),
        VendorAnswer.Replied reply => Of(reply),
        VendorAnswer.Lost lost => new DispatchOutcome.Unknown(lost.Detail),
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    private static DispatchOutcome Of(VendorAnswer.Replied reply)
    {
        if (reply.LeavesDoubt) return new DispatchOutcome.Unknown($"HTTP {reply.Status}");
        if (reply.Succeeded)
        {
            return SesJson.Read<SendEmailResponse>(reply.Body)?.MessageId is { Length: > 0 } id
                ? new DispatchOutcome.Accepted(id)
                : new DispatchOutcome.Unknown($"HTTP {reply.Status} without a message id");
        }

        var name = SesErrors.NameOf(reply);
        if (reply.Status == 429 || (name is not null && SesErrors.AsksForPatience(name)))
        {
            return new DispatchOutcome.Throttled(reply.RetryAfter ?? Patience, name);
        }

        // Without the service's error it was not the service that answered; 403 is always about our credentials.
        var failure = name is null || reply.Status is 401 or 403 ? DeliveryFailure.Configuration : SesErrors.Failure(name);
        return new DispatchOutcome.Rejected(failure, name, $"HTTP {reply.Status}");
    }
}
