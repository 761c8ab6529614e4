namespace Luma.BuildingBlocks.Messaging;

/// <summary>How many messages to hold: few while handlers are slow, so that a message of another tenant is soon reached and other nodes
/// get their part; many while they are fast, so that claims are worth their round trip.</summary>
internal sealed class Pace(MessagingOptions options)
{
    private readonly int least = Math.Min(options.BatchSize, options.MaxConcurrency * 2);
    private long refilled = TimeProvider.System.GetTimestamp();
    private int held;

    public int Target { get; private set; } = Math.Min(options.BatchSize, options.MaxConcurrency * 2);

    public int LowWater => Target / 2;

    /// <summary>Call at each refill, with what was held before it and what came.</summary>
    public void Refilled(int before, int claimed)
    {
        var took = TimeProvider.System.GetElapsedTime(refilled);
        var ended = held - before;
        refilled = TimeProvider.System.GetTimestamp();
        held = before + claimed;
        if (took > TimeSpan.FromMilliseconds(500))
            Target = Math.Max(least, LowWater);
        else if (ended > 0 && ended >= LowWater && took < TimeSpan.FromMilliseconds(100))
            Target = Math.Min(options.BatchSize, Target * 2);
    }
}
