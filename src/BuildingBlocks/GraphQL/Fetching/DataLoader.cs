namespace Luma.BuildingBlocks.GraphQL.Fetching;

/// <summary>Loads by key within one request: keys asked for at about the same time are fetched together, and each only once.</summary>
/// <typeparam name="TKey">What a value is known by.</typeparam>
/// <typeparam name="TValue">What is loaded.</typeparam>
public interface IDataLoader<TKey, TValue>
    where TKey : notnull
{
    /// <summary>The value of a key; the type's default when there is none. Fails when its batch failed.</summary>
    Task<TValue?> LoadAsync(TKey key);

    /// <summary>The values of several keys, in their order.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IEnumerable<TKey> keys);

    /// <summary>Lets a value that is already at hand be found under its key.</summary>
    void Prime(TKey key, TValue value);
}

internal sealed class DataLoader<TKey, TValue>(
    BatchScheduler scheduler, int maxBatchSize, Func<IReadOnlyList<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> fetch) : IDataLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly Func<IReadOnlyList<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> fetch = fetch;
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Entry> known = [];
    private Batch? open;

    public Task<TValue?> LoadAsync(TKey key)
    {
        Batch? opened = null;
        Task<TValue?> task;
        lock (gate)
        {
            if (!known.TryGetValue(key, out var entry))
            {
                if (open is null || open.Count >= maxBatchSize) open = opened = new(this);
                known[key] = entry = new();
                open.Add(key, entry);
            }

            task = entry.Wait();
        }

        if (opened is not null) scheduler.Add(opened);
        return task;
    }

    public async Task<IReadOnlyList<TValue?>> LoadAsync(IEnumerable<TKey> keys) => await Task.WhenAll(keys.Select(LoadAsync));

    public void Prime(TKey key, TValue value)
    {
        lock (gate) known.TryAdd(key, new(Task.FromResult<TValue?>(value)));
    }

    /// <summary>
    /// A key's value or those who wait for it, each with a promise of their own: of several continuations of one task only one runs at once,
    /// and the others' next keys would come too late for the next batch.
    /// </summary>
    private sealed class Entry(Task<TValue?>? settled = null)
    {
        private readonly List<TaskCompletionSource<TValue?>> waiting = [];
        private Task<TValue?>? settled = settled;

        public Task<TValue?> Wait()
        {
            if (settled is not null) return settled;
            // Continuations run where the answer is handed out, on purpose: see BatchScheduler.
            var promise = new TaskCompletionSource<TValue?>();
            waiting.Add(promise);
            return promise.Task;
        }

        public List<TaskCompletionSource<TValue?>> Settle(Task<TValue?> task)
        {
            settled = task;
            return waiting;
        }
    }

    private sealed class Batch(DataLoader<TKey, TValue> loader) : IBatch
    {
        private readonly List<TKey> keys = [];
        private readonly List<Entry> entries = [];

        public int Count => keys.Count;

        public void Add(TKey key, Entry entry)
        {
            keys.Add(key);
            entries.Add(entry);
        }

        public void Send(Action<Action> answered)
        {
            lock (loader.gate)
                if (loader.open == this) loader.open = null;
            _ = SendAsync(answered);
        }

        private async Task SendAsync(Action<Action> answered)
        {
            try
            {
                var values = await loader.fetch(keys);
                answered(() => Answer(key => Task.FromResult(values.TryGetValue(key, out var value) ? value : default)));
            }
            catch (Exception error)
            {
                // The next who asks may have more luck.
                lock (loader.gate)
                    foreach (var key in keys) loader.known.Remove(key);
                answered(() => Answer(_ => Task.FromException<TValue?>(error)));
            }
        }

        private void Answer(Func<TKey, Task<TValue?>> result)
        {
            for (var i = 0; i < keys.Count; i++)
            {
                var task = result(keys[i]);
                List<TaskCompletionSource<TValue?>> waiting;
                lock (loader.gate) waiting = entries[i].Settle(task);
                foreach (var promise in waiting) promise.SetFromTask(task);
            }
        }
    }
}
