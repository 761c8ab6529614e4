using System.Globalization;
using Luma.Application.Messaging;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Messaging.Transport;

namespace Luma.Infrastructure.Messaging.Twilio;

/// <summary>What an answer to a POST means for the attempt.</summary>
internal static class TwilioOutcomes
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
            // Success that does not say what was made is no reason to send again.
            return TwilioJson.Read<TwilioMessage>(reply.Body)?.Sid is { Length: > 0 } sid
                ? new DispatchOutcome.Accepted(sid)
                : new DispatchOutcome.Unknown($"HTTP {reply.Status} without a sid");
        }

        var code = TwilioJson.Read<TwilioProblem>(reply.Body)?.Code;
        var spelled = code?.ToString(CultureInfo.InvariantCulture);
        if (reply.Status == 429 || (code is { } patient && TwilioErrors.AsksForPatience(patient)))
        {
            return new DispatchOutcome.Throttled(reply.RetryAfter ?? Patience, spelled);
        }

        // Without Twilio's code it was not Twilio's API that answered: a wrong address or a proxy.
        var failure = code is null ? DeliveryFailure.Configuration : TwilioErrors.Failure(code);
        return new DispatchOutcome.Rejected(failure, spelled, $"HTTP {reply.Status}");
    }
}
