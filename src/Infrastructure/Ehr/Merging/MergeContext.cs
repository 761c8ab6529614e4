using Luma.Application.Ehr;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Ehr;
using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>What every batch of one sync has in common.</summary>
internal sealed record MergeContext(
    Databases Databases, MessageTypes Messages, Guid AccountId, EhrSettings Settings, StatusMapping Mapping, TimeZoneInfo Zone, DateTimeOffset Now)
{
    public const int BatchSize = 20_000;

    public SyncTally Tally { get; } = new();

    /// <summary>Runs one batch in a transaction of its own; what is merged stays merged, whatever happens to the next.</summary>
    public async Task InTransactionAsync(Func<NpgsqlConnection, Task> work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = await Databases.App.BeginAsync(AccountId, cancellationToken);
        await using (connection)
        await using (transaction)
        {
            await work(connection);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    public Guid NewId() => Guid.CreateVersion7(Now);
}

/// <summary>Counts by feed while a sync runs, and the codes that no mapping knew.</summary>
internal sealed class SyncTally
{
    private readonly Dictionary<string, SyncCount> _kinds = EhrFeed.All.ToDictionary(feed => feed, _ => default(SyncCount));

    public HashSet<string> UnmappedCodes { get; } = new(StringComparer.Ordinal);

    public void Add(string feed, SyncCount count) => _kinds[feed] = SyncCount.Add(_kinds[feed], count);

    public SyncCounts Counts() => new(_kinds);
}
