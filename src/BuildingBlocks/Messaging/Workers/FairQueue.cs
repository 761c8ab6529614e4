namespace Luma.BuildingBlocks.Messaging;

/// <summary>Claimed messages waiting for a worker: one of each tenant in turn, each tenant's in their order.</summary>
internal sealed class FairQueue : IDisposable
{
    private readonly Dictionary<Guid, Queue<Held>> byTenant = [];
    private readonly Queue<Guid> turns = new();
    private readonly SemaphoreSlim available = new(0);
    private readonly Lock gate = new();

    public void Add(IReadOnlyCollection<Held> messages)
    {
        lock (gate)
        {
            foreach (var message in messages)
            {
                if (!byTenant.TryGetValue(message.Claim.Tenant, out var queue))
                {
                    byTenant[message.Claim.Tenant] = queue = new Queue<Held>();
                    turns.Enqueue(message.Claim.Tenant);
                }
                queue.Enqueue(message);
            }
        }
        if (messages.Count > 0)
            available.Release(messages.Count);
    }

    public async Task<Held?> TakeAsync(CancellationToken cancellationToken)
    {
        await available.WaitAsync(cancellationToken);
        return TryTake();
    }

    /// <summary>Null when there is none, or another took it first.</summary>
    public Held? TryTake()
    {
        lock (gate)
        {
            if (!turns.TryDequeue(out var tenant))
                return null;
            var queue = byTenant[tenant];
            var message = queue.Dequeue();
            if (queue.Count > 0)
                turns.Enqueue(tenant);
            else
                byTenant.Remove(tenant);
            return message;
        }
    }

    /// <summary>Everything that has not begun, for giving back.</summary>
    public IReadOnlyList<Held> TakeAll()
    {
        var all = new List<Held>();
        while (TryTake() is { } message)
            all.Add(message);
        return all;
    }

    public void Dispose() => available.Dispose();
}
