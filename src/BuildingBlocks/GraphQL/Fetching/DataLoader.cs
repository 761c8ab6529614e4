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
    private readonly Dictionary<TKey, Task<TValue?>> known = [];
    private Batch? open;

    public Task<TValue?> LoadAsync(TKey key)
    {
        Batch? opened = null;
        Task<TValue?> task;
        lock (gate)
        {
            if (known.TryGetValue(key, out var found)) return found;
            if (open is null || open.Count >= maxBatchSize) open = opened = new(this);
            known[key] = task = open.Add(key);
        }

        if (opened is not null) scheduler.Add(opened);
        return task;
    }

    public async Task<IReadOnlyList<TValue?>> LoadAsync(IEnumerable<TKey> keys) => await Task.WhenAll(keys.Select(LoadAsync));

    public void Prime(TKey key, TValue value)
    {
        lock (gate) known.TryAdd(key, Task.FromResult<TValue?>(value));
    }

    private void Close(Batch batch)
    {
        lock (gate)
            if (open == batch) open = null;
    }

    private void Forget(IEnumerable<TKey> keys)
    {
        lock (gate)
            foreach (var key in keys) known.Remove(key);
    }

    private sealed class Batch(DataLoader<TKey, TValue> loader) : IBatch
    {
        private readonly List<TKey> keys = [];

        // Continuations run where the answer is handed out, on purpose: see BatchScheduler.
        private readonly List<TaskCompletionSource<TValue?>> promises = [];

        public int Count => keys.Count;

        public Task<TValue?> Add(TKey key)
        {
            keys.Add(key);
            var promise = new TaskCompletionSource<TValue?>();
            promises.Add(promise);
            return promise.Task;
        }

        public void Send(Action<Action> answered)
        {
            loader.Close(this);
            _ = SendAsync(answered);
        }

        private async Task SendAsync(Action<Action> answered)
        {
            try
            {
                var values = await loader.fetch(keys);
                answered(() => Answer(values));
            }
            catch (Exception error)
            {
                // The next who asks may have more luck.
                loader.Forget(keys);
                answered(() => promises.ForEach(promise => promise.TrySetException(error)));
            }
        }

        private void Answer(IReadOnlyDictionary<TKey, TValue> values)
        {
            for (var i = 0; i < keys.Count; i++) promises[i].TrySetResult(values.TryGetValue(keys[i], out var value) ? value : default);
        }
    }
}
