using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Luma.BuildingBlocks.Messaging.Tests;

public sealed class TelemetryTests : MessagingTest
{
    [Fact]
    public async Task A_handlers_span_links_to_the_span_that_enqueued_its_message()
    {
        var handled = new ConcurrentQueue<Activity>();
        using var test = new ActivitySource("test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "test" or MessagingTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = handled.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        ActivityTraceId cause;
        using (var enqueueing = test.StartActivity("enqueue")!)
        {
            cause = enqueueing.TraceId;
            await Database.EnqueueAsync(new Outgoing(new Note("traced")));
        }

        await Database.Node().DrainAsync();

        handled.ShouldContain(span => span.OperationName == "handle test.note" && span.Links.Any(link => link.Context.TraceId == cause));
    }

    [Fact]
    public async Task What_is_handled_fails_dies_and_waits_is_counted()
    {
        var seen = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == MessagingTelemetry.MeterName)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => seen.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen.AddOrUpdate(instrument.Name, value, (_, most) => Math.Max(most, value)));
        listener.Start();
        var node = Database.Node(options => options.MaxAttempts = 1);
        node.Script.OnStep = _ => throw new InvalidOperationException("bad");
        await Database.EnqueueAsync(Steps(1));
        await node.DrainAsync();
        await Database.EnqueueAsync(Notes(2));
        await node.DrainAsync();

        await Database.EnqueueAsync(Notes(3));
        Clock.Move(TimeSpan.FromSeconds(90));
        (await node.CleanUp.SampleAsync(default)).ShouldBe((3L, TimeSpan.FromSeconds(90)));
        // Other tests count at the same time, so these are the least.
        seen["messaging.handled"].ShouldBeGreaterThanOrEqualTo(2);
        seen["messaging.failed"].ShouldBeGreaterThanOrEqualTo(1);
        seen["messaging.dead"].ShouldBeGreaterThanOrEqualTo(1);
        seen["messaging.attempts"].ShouldBeGreaterThanOrEqualTo(3);
    }
}
