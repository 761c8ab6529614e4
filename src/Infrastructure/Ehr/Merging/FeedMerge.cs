using Luma.Application.Ehr;
using Npgsql;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>Merges the good rows of a batch; may find more that are bad and move them over. Says how many it created and updated.</summary>
internal delegate Task<(int Created, int Updated)> MergeRows<T>(NpgsqlConnection connection, List<EhrRow<T>> good, List<EhrRow<T>> bad)
    where T : class;

/// <summary>Takes one feed's rows in bounded batches: bad rows aside, good ones merged, all of a batch in one transaction.</summary>
internal static class FeedMerge
{
    public static async Task RunAsync<T>(
        MergeContext context, string feed, IAsyncEnumerable<EhrRow<T>> rows, MergeRows<T> merge, CancellationToken cancellationToken)
        where T : class
    {
        await foreach (var batch in rows.Chunk(MergeContext.BatchSize).WithCancellation(cancellationToken))
            await BatchAsync(context, feed, batch, merge, cancellationToken);
    }

    public static async Task BatchAsync<T>(
        MergeContext context, string feed, IReadOnlyList<EhrRow<T>> batch, MergeRows<T> merge, CancellationToken cancellationToken)
        where T : class
    {
        List<EhrRow<T>> good = [], bad = [];
        foreach (var row in batch.DistinctBy(row => row.EhrId)) (row.Fault is null ? good : bad).Add(row);
        (int Created, int Updated) merged = default;
        await context.InTransactionAsync(
            async connection =>
            {
                if (good.Count > 0) merged = await merge(connection, good, bad);
                await Quarantine.SettleAsync(context, connection, feed, good, bad, cancellationToken);
            },
            cancellationToken);
        context.Tally.Add(feed, new(batch.Count, merged.Created, merged.Updated, 0, bad.Count));
    }

    /// <summary>Moves rows for which a fault is found from the good to the bad.</summary>
    public static void Reject<T>(List<EhrRow<T>> good, List<EhrRow<T>> bad, Func<T, EhrFault?> judge)
        where T : class
    {
        var rejected = good.Select(row => row with { Fault = judge(row.Value!) }).Where(row => row.Fault is not null).ToList();
        if (rejected.Count == 0) return;
        bad.AddRange(rejected.Select(row => row with { Value = null }));
        var ids = rejected.Select(row => row.EhrId).ToHashSet(StringComparer.Ordinal);
        good.RemoveAll(row => ids.Contains(row.EhrId));
    }
}
