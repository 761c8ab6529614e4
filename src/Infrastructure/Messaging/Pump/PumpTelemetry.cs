using System.Diagnostics;
using System.Diagnostics.Metrics;
using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.Domain.Common;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>What the pump measures. Tags carry channel, vendor and outcome, never a number, a name or a text.</summary>
internal static class PumpTelemetry
{
    private static readonly Meter Meter = new(Telemetry.Name);
    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>("luma.pump.decisions");
    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("luma.vendor.attempts");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("luma.vendor.duration", "s");

    public static void Decided(PumpDecision decision) => Decisions.Add(1, decision switch
    {
        PumpDecision.Skip skip => [new("decision", "skip"), new("reason", skip.Reason.Code)],
        PumpDecision.Defer defer => [new("decision", "defer"), new("reason", defer.Reason.Code)],
        _ => [new("decision", "send")],
    });

    /// <summary>One call of a vendor: a span, a count by outcome, and how long it took.</summary>
    public static async Task<DispatchOutcome> CallAsync(IMessageProvider provider, MessageDispatch dispatch, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Activities.StartActivity($"{provider.Name} {dispatch.Channel.Code()}", ActivityKind.Client);
        var since = TimeProvider.System.GetTimestamp();
        var outcome = await provider.SendAsync(dispatch, cancellationToken);
        var tags = new TagList { { "vendor", provider.Name }, { "channel", dispatch.Channel.Code() }, { "outcome", outcome.GetType().Name } };
        span?.SetTag("luma.outcome", outcome.GetType().Name);
        span?.SetTag("luma.message_id", dispatch.MessageId);
        Attempts.Add(1, tags);
        Duration.Record(TimeProvider.System.GetElapsedTime(since).TotalSeconds, tags);
        return outcome;
    }
}
