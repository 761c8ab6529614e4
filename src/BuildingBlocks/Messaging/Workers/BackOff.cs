namespace Luma.BuildingBlocks.Messaging;

/// <summary>Growing waits after failures in a row, in real time: 0.1 s up to 5 s.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private TimeSpan next = First;

    public void Reset() => next = First;

    /// <summary>Waits; returns early, without throwing, when cancelled.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(next, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        next = next * 2 < Longest ? next * 2 : Longest;
    }
}
