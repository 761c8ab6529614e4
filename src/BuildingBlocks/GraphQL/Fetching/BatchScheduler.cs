using System.Collections.Concurrent;

namespace Luma.BuildingBlocks.GraphQL.Fetching;

/// <summary>A batch that waits to be sent, or an answer that waits to be given out.</summary>
internal interface IBatch
{
    /// <summary>The number of keys gathered.</summary>
    int Count { get; }

    /// <summary>Asks for all keys; <paramref name="answered"/> is called, on any thread, with what hands the answers out.</summary>
    void Send(Action<Action> answered);
}

/// <summary>
/// Gathers the batches of one request. They are sent when the executor has nothing else to do and no key came while it looked again;
/// answers are handed out on the executor's thread, so that what waits for them asks its next keys before anything is sent.
/// </summary>
internal sealed class BatchScheduler
{
    private readonly ConcurrentQueue<IBatch> waiting = new();
    private readonly ConcurrentQueue<Action> answers = new();

    /// <summary>Wakes the executor.</summary>
    public Action? OnWork { get; set; }

    public void Add(IBatch batch)
    {
        waiting.Enqueue(batch);
        OnWork?.Invoke();
    }

    /// <summary>Hands out one answer or sends all batches. False when there is nothing of either.</summary>
    public async ValueTask<bool> TryDispatchAsync()
    {
        if (answers.TryDequeue(out var answer))
        {
            answer();
            return true;
        }

        if (waiting.IsEmpty) return false;
        var before = Gathered();
        await Task.Yield();
        // Resolvers on other threads are still asking: let them.
        if (Gathered() != before || !answers.IsEmpty) return true;
        while (waiting.TryDequeue(out var batch)) batch.Send(Answered);
        return true;
    }

    private int Gathered() => waiting.Sum(batch => batch.Count);

    private void Answered(Action answer)
    {
        answers.Enqueue(answer);
        OnWork?.Invoke();
    }
}
