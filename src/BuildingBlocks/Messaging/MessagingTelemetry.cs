using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Names under which messaging measures and traces itself. Tags carry the message's name, never what is in it.</summary>
public static class MessagingTelemetry
{
    /// <summary>Meter: <c>messaging.depth</c>, <c>messaging.oldest_age</c> (s), <c>messaging.attempts</c>, <c>messaging.handled</c>,
    /// <c>messaging.failed</c>, <c>messaging.dead</c>, <c>messaging.lost_leases</c>.</summary>
    public const string MeterName = "Luma.Messaging";

    /// <summary>Source of one span per handled message, linked to the span that enqueued it.</summary>
    public const string ActivitySourceName = "Luma.Messaging";

    // First: static fields are set in the order of the text.
    internal static readonly Meter Meter = new(MeterName);
    internal static readonly ActivitySource Source = new(ActivitySourceName);
    internal static readonly Counter<long> Handled = Meter.CreateCounter<long>("messaging.handled");
    internal static readonly Counter<long> Failed = Meter.CreateCounter<long>("messaging.failed");
    internal static readonly Counter<long> Dead = Meter.CreateCounter<long>("messaging.dead");
    internal static readonly Counter<long> LostLeases = Meter.CreateCounter<long>("messaging.lost_leases");
    internal static readonly Histogram<int> Attempts = Meter.CreateHistogram<int>("messaging.attempts");
    internal static readonly Gauge<long> Depth = Meter.CreateGauge<long>("messaging.depth");
    internal static readonly Gauge<double> OldestAge = Meter.CreateGauge<double>("messaging.oldest_age", "s");

    internal static KeyValuePair<string, object?> Tag(string name) => new("message", name);
}
