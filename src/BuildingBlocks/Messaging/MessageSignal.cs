namespace Luma.BuildingBlocks.Messaging;

/// <summary>Wakes this node's dispatcher. Call it after committing a transaction that enqueued: it saves the way through the database.
/// Nothing is lost without it; NOTIFY and polling stay. Safe for concurrent use.</summary>
public interface IMessageSignal
{
    /// <summary>Says that there may be something due.</summary>
    void Wake();
}

internal sealed class MessageSignal : IMessageSignal
{
    private volatile TaskCompletionSource woken = New();

    public void Wake() => woken.TrySetResult();

    /// <summary>Completes at the next wake-up, or at once when one came since the last <see cref="Reset"/>.</summary>
    public Task Woken => woken.Task;

    /// <summary>Call before looking for work: a wake-up during the look then ends the next wait at once.</summary>
    public void Reset()
    {
        if (woken.Task.IsCompleted)
            woken = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
