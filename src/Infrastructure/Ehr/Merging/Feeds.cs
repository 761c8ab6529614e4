using Luma.Application.Ehr;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>How far each feed is: what staff see as its lag, and where the next sync goes on.</summary>
internal sealed class Feeds(MergeContext context)
{
    public async Task<(string? Mark, string? Fingerprint)> BeginAsync(string feed, CancellationToken cancellationToken)
    {
        (string? Mark, string? Fingerprint) state = default;
        await context.InTransactionAsync(
            async connection =>
            {
                await using var command = connection.Command(
                    """
                    insert into ehr_feeds (account_id, feed, last_started_at) values ($1, $2, $3)
                    on conflict (account_id, feed) do update set last_started_at = excluded.last_started_at
                    returning high_water_mark, settings_fingerprint
                    """,
                    context.AccountId, feed, context.Now);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                await reader.ReadAsync(cancellationToken);
                state = (reader.IsDBNull(0) ? null : reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1));
            },
            cancellationToken);
        return state;
    }

    public Task FinishAsync(string feed, SyncMode mode, string? mark, string fingerprint, CancellationToken cancellationToken) => context.InTransactionAsync(
        connection => connection.ExecuteAsync(
            """
            update ehr_feeds set high_water_mark = coalesce($3::text, high_water_mark), settings_fingerprint = $4, last_finished_at = $5, last_error = null,
                last_full_at = case when $6 then $5 else last_full_at end
            where account_id = $1 and feed = $2
            """,
            cancellationToken, context.AccountId, feed, mark ?? (object)DBNull.Value, fingerprint, context.Now, mode == SyncMode.Full),
        cancellationToken);

    public Task FailAsync(string feed, string error, CancellationToken cancellationToken) => context.InTransactionAsync(
        connection => connection.ExecuteAsync(
            """
            insert into ehr_feeds (account_id, feed, last_started_at, last_error) values ($1, $2, $3, $4)
            on conflict (account_id, feed) do update set last_started_at = excluded.last_started_at, last_error = excluded.last_error
            """,
            cancellationToken, context.AccountId, feed, context.Now, error),
        cancellationToken);
}
