namespace Luma.BuildingBlocks.Messaging;

/// <summary>When something happens again. Its <c>ToString</c> is stored: when it changes, the next tick is computed anew.</summary>
public interface IRecurrence
{
    /// <summary>The first tick strictly after the given moment.</summary>
    DateTimeOffset Next(DateTimeOffset after);
}

/// <summary>A message that is enqueued at every tick, by one node only. It has its own stream, so a slow one is not overtaken by the next;
/// ticks missed, or passing while one still waits, collapse into one.</summary>
/// <param name="Name">Stored; unique.</param>
/// <param name="Recurrence">When.</param>
/// <param name="Body">Makes the message, of a type with <see cref="MessageNameAttribute"/>; called at the tick.</param>
public sealed record RecurringMessage(string Name, IRecurrence Recurrence, Func<object> Body);

/// <summary>Ticks at multiples of an interval counted from <see cref="DateTimeOffset.UnixEpoch"/>, so all nodes and restarts agree.</summary>
public sealed record Every : IRecurrence
{
    /// <param name="interval">At least one second.</param>
    public Every(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.FromSeconds(1));
        Interval = interval;
    }

    /// <summary>The time between ticks.</summary>
    public TimeSpan Interval { get; }

    /// <inheritdoc />
    public DateTimeOffset Next(DateTimeOffset after)
    {
        var since = (after - DateTimeOffset.UnixEpoch).Ticks;
        var whole = since - (((since % Interval.Ticks) + Interval.Ticks) % Interval.Ticks);
        return DateTimeOffset.UnixEpoch.AddTicks(whole + Interval.Ticks);
    }
}

/// <summary>Ticks once a day at a local time. A time that does not exist that day moves forward by the gap; one that exists twice is the
/// first.</summary>
/// <param name="Time">Local time of day.</param>
/// <param name="Zone">Whose local time.</param>
public sealed record DailyAt(TimeOnly Time, TimeZoneInfo Zone) : IRecurrence
{
    /// <inheritdoc />
    public DateTimeOffset Next(DateTimeOffset after)
    {
        // From the day before, since a time moved over a gap may fall on the next local day; three steps at most.
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, Zone).DateTime).AddDays(-1);
        var tick = On(day);
        while (tick <= after)
        {
            day = day.AddDays(1);
            tick = On(day);
        }
        return tick;
    }

    /// <inheritdoc />
    public override string ToString() => $"daily at {Time:HH\\:mm\\:ss} {Zone.Id}";

    private DateTimeOffset On(DateOnly day)
    {
        var local = day.ToDateTime(Time, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local))
        {
            // Read with the offset that held before the gap, the missing time lands as far behind the gap as it was into it.
            var before = Zone.GetUtcOffset(local.AddDays(-1));
            return new DateTimeOffset(local, before).ToUniversalTime();
        }
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
