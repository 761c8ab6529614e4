using Luma.Application.Ehr;
using Npgsql;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>Keeps bad rows apart, each with its reason, and lets go of those that read well.</summary>
internal static class Quarantine
{
    public static async Task SettleAsync<T>(
        MergeContext context, NpgsqlConnection connection, string feed, IReadOnlyList<EhrRow<T>> good, IReadOnlyList<EhrRow<T>> bad,
        CancellationToken cancellationToken)
        where T : class
    {
        if (good.Count > 0) await ForgetAsync(connection, feed, [.. good.Select(row => row.EhrId)], cancellationToken);
        if (bad.Count == 0) return;
        await connection.ExecuteAsync(
            """
            insert into ehr_quarantine (account_id, feed, ehr_id, field, reason, row, ehr_hash, first_seen_at, last_seen_at)
            select $1, $2, b.ehr_id, b.field, b.reason, b.row::jsonb, b.hash, $8, $8
            from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as b (ehr_id, field, reason, row, hash)
            on conflict (account_id, feed, ehr_id) do update
            set field = excluded.field, reason = excluded.reason, row = excluded.row, ehr_hash = excluded.ehr_hash, last_seen_at = excluded.last_seen_at
            """,
            cancellationToken, context.AccountId, feed, bad.Select(row => row.EhrId).ToArray(), bad.Select(row => row.Fault!.Field).ToArray(),
            bad.Select(row => row.Fault!.Reason).ToArray(), bad.Select(row => row.Fault!.Json).ToArray(), bad.Select(row => row.Hash).ToArray(), context.Now);
    }

    public static Task ForgetAsync(NpgsqlConnection connection, string feed, string[] ehrIds, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("delete from ehr_quarantine where feed = $1 and ehr_id = any($2)", cancellationToken, feed, ehrIds);
}
