using Luma.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>Takes due messages through gate, rendering and vendor, in batches by account. Any number of nodes may run it on one database.</summary>
public sealed class MessagePump(PumpClaims claims, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Long enough for the slowest vendor call; on the database's clock, since the application's may stand still.</summary>
    internal static readonly TimeSpan SendLease = TimeSpan.FromSeconds(30);

    private const int BatchSize = 200;

    // While the database writes one batch, the next is decided and rendered.
    private const int BatchesAtOnce = 2;
    private const int ClaimSize = BatchSize * BatchesAtOnce;
    private readonly string _node = $"{Environment.MachineName}:{Environment.ProcessId}";
    private volatile bool _crowded;

    /// <summary>One round: what is due, what is unsettled, what was abandoned.</summary>
    /// <returns>How many messages were worked on.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = _crowded
            ? await claims.ClaimInTurnsAsync(_node, ClaimSize, SendLease, now, cancellationToken)
            : await claims.ClaimDueAsync(_node, ClaimSize, SendLease, now, cancellationToken);
        _crowded = due.Count == ClaimSize;
        var batches = due.GroupBy(message => message.AccountId, message => message.Id)
            .SelectMany(account => account.Chunk(BatchSize), (account, ids) => (AccountId: account.Key, Ids: ids));
        await Parallel.ForEachAsync(
            batches, new ParallelOptions { MaxDegreeOfParallelism = BatchesAtOnce, CancellationToken = cancellationToken },
            async (batch, token) => await InScopeAsync<PumpBatch>(batch.AccountId, (work, stop) => work.RunAsync(batch.Ids, _node, stop), token));

        var unsettled = await claims.ClaimUnsettledAsync(_node, BatchSize, SendLease, now, cancellationToken);
        foreach (var account in unsettled.GroupBy(message => message.AccountId))
            await InScopeAsync<Settlement>(account.Key, (settlement, token) => settlement.RunAsync([.. account.Select(message => message.Id)], token), cancellationToken);

        // In a busy hour too: what a dead node had claimed is due longer than anything else.
        var abandoned = await claims.ReleaseAbandonedAsync(cancellationToken);
        return due.Count + unsettled.Count + abandoned;
    }

    /// <summary>Works until nothing is due and no node has anything in hand.</summary>
    public async Task<long> DrainAsync(CancellationToken cancellationToken)
    {
        var total = 0L;
        while (true)
        {
            var done = await RunOnceAsync(cancellationToken);
            total += done;
            if (done > 0) continue;
            if (!await claims.AnyInHandAsync(cancellationToken)) return total;
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }
    }

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => claims.NextDueAsync(cancellationToken);

    private async Task InScopeAsync<T>(Guid accountId, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken)
        where T : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().IsSystem(accountId);
        await work(scope.ServiceProvider.GetRequiredService<T>(), cancellationToken);
    }
}
