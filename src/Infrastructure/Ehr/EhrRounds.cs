using Luma.Application.Accounts;
using Luma.Application.Ehr;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Common;
using Luma.Domain.Ehr;
using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Ehr;

/// <summary>A look at all accounts: whose EHR is to be synced now?</summary>
[MessageName("ehr.round")]
public sealed record EhrRound;

/// <summary>Starts the syncs that are due: each account by its own interval, and once a night, at its own two o'clock, the full one.</summary>
internal sealed class EhrRoundHandler(Databases databases, IEhrSource source, ISettingsReader settings, IMessagePublisher messages, TimeProvider clock)
    : IMessageHandler<EhrRound>
{
    private static readonly TimeOnly Night = new(2, 0);

    public async Task HandleAsync(EhrRound message, MessageContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var (accountId, zone) in await AccountsAsync(cancellationToken))
        {
            if (!source.Serves(accountId)) continue;
            var chosen = await settings.ReadAsync<EhrSettings>(accountId, cancellationToken);
            var (startedAt, fullAt) = await LastAsync(accountId, cancellationToken);
            var night = zone.At(now.DayIn(zone), Night);
            if (chosen.NightlySync && now >= night && !(fullAt >= night)) Publish(accountId, SyncMode.Full);
            else if (!(startedAt > now.AddMinutes(-chosen.SyncMinutes))) Publish(accountId, SyncMode.Incremental);
        }
    }

    private void Publish(Guid accountId, SyncMode mode) =>
        messages.Publish(new EhrSyncDue(mode), stream: $"ehr-sync:{accountId}", tenant: accountId, key: $"{accountId}:{mode}");

    private async Task<List<(Guid Id, TimeZoneInfo Zone)>> AccountsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(cancellationToken);
        return await Sql.Command(connection, "select id, time_zone from accounts order by id")
            .ListAsync(row => (row.GetGuid(0), TimeZoneInfo.FindSystemTimeZoneById(row.GetString(1))), cancellationToken);
    }

    private async Task<(DateTimeOffset? Started, DateTimeOffset? Full)> LastAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var (connection, transaction) = await databases.App.BeginAsync(accountId, cancellationToken);
        await using var _ = connection;
        await using var __ = transaction;
        return (await Sql.Command(connection, "select max(last_started_at), max(last_full_at) from ehr_feeds")
            .ListAsync(row => (row.InstantOrNull(0), row.InstantOrNull(1)), cancellationToken))[0];
    }
}
