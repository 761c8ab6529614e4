using System.Collections.Concurrent;
using Luma.Application.Accounts;
using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Accounts;

/// <summary>Reads settings through a short cache. The cache's age is real time: a sandbox clock that stands still must not keep old values alive.</summary>
public sealed class SettingsReader(Databases databases) : ISettingsReader, ISettingChanges
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(Guid Account, Type Type), Snapshot> _cache = new();
    private readonly ConcurrentDictionary<Guid, long> _forgottenAt = new();

    public async ValueTask<TSettings> ReadAsync<TSettings>(Guid accountId, CancellationToken cancellationToken)
        where TSettings : class, new() => (TSettings)(await SnapshotAsync<TSettings>(accountId, cancellationToken)).Settings;

    public async Task<DateTimeOffset?> LastChangeAsync<TSettings>(
        Guid accountId, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where TSettings : class, new()
    {
        var snapshot = await SnapshotAsync<TSettings>(accountId, cancellationToken);
        return snapshot.ChangedAt.Where(change => keys.Contains(change.Key)).Select(change => (DateTimeOffset?)change.Value).Max();
    }

    // By time and not by removal: a read that is under way may have seen the old values, and would put them back.
    public void Forget(Guid accountId) => _forgottenAt[accountId] = TimeProvider.System.GetTimestamp();

    private async ValueTask<Snapshot> SnapshotAsync<TSettings>(Guid accountId, CancellationToken cancellationToken)
    {
        var key = (accountId, typeof(TSettings));
        if (_cache.TryGetValue(key, out var cached) && IsFresh(accountId, cached)) return cached;
        var snapshot = await LoadAsync(accountId, SettingsSchema.Of(typeof(TSettings)), cancellationToken);
        _cache[key] = snapshot;
        return snapshot;
    }

    private bool IsFresh(Guid accountId, Snapshot cached) =>
        TimeProvider.System.GetElapsedTime(cached.ReadAt) < MaxAge && cached.ReadAt > _forgottenAt.GetValueOrDefault(accountId, long.MinValue);

    private async Task<Snapshot> LoadAsync(Guid accountId, SettingsSchema schema, CancellationToken cancellationToken)
    {
        var readAt = TimeProvider.System.GetTimestamp();
        var (connection, transaction) = await databases.App.BeginAsync(accountId, cancellationToken);
        await using var _ = connection;
        await using var __ = transaction;
        var rows = await Sql.Command(connection,
                "select key, value::text, updated_at from setting_overrides where product = $1 and scope_kind = 'ACCOUNT'", schema.Product)
            .ListAsync(row => (Key: row.GetString(0), Value: row.GetString(1), At: row.Instant(2)), cancellationToken);
        return new(
            readAt,
            schema.Read(rows.ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal)),
            rows.ToDictionary(row => row.Key, row => row.At, StringComparer.Ordinal));
    }

    /// <param name="ChangedAt">By key, for overridden keys only.</param>
    private sealed record Snapshot(long ReadAt, object Settings, IReadOnlyDictionary<string, DateTimeOffset> ChangedAt);
}
