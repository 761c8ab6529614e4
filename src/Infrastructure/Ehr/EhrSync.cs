using Luma.Application.Common;
using Luma.Application.Ehr;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Common;
using Luma.Domain.Ehr;
using Luma.Infrastructure.Ehr.Merging;
using Luma.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;

namespace Luma.Infrastructure.Ehr;

/// <summary>One sync of one account: takes the account's lock, then the feeds in the order of their dependence.</summary>
internal sealed class EhrSync(Databases databases, IEhrSource source, MessageTypes messages, TimeProvider clock, ILogger<EhrSync> logger) : IEhrSync
{
    public async Task<Result<SyncCounts>> RunAsync(Guid accountId, SyncMode mode, EhrSettings settings, CancellationToken cancellationToken)
    {
        // Held by an open transaction, the lock goes with this node, however it ends.
        var (connection, transaction) = await databases.App.BeginAsync(accountId, cancellationToken);
        await using (connection)
        await using (transaction)
        {
            await using var locking = connection.Command(
                "select time_zone, pg_try_advisory_xact_lock(hashtextextended('ehr-sync:' || id::text, 0)) from accounts where id = $1", accountId);
            await using var reader = await locking.ExecuteReaderAsync(cancellationToken);
            if (!await reader.ReadAsync(cancellationToken)) return Error.NotFound("account");
            if (!reader.GetBoolean(1)) return EhrErrors.SyncRunning();
            var zone = TimeZoneInfo.FindSystemTimeZoneById(reader.GetString(0));
            await reader.CloseAsync();
            var context = new MergeContext(databases, messages, accountId, settings, StatusMapping.From(settings), zone, clock.GetUtcNow());
            return await RunAsync(context, mode, cancellationToken);
        }
    }

    private async Task<Result<SyncCounts>> RunAsync(MergeContext context, SyncMode mode, CancellationToken cancellationToken)
    {
        var run = new SyncRun(context, source, mode);
        try
        {
            await run.RunAsync(cancellationToken);
        }
        catch (EhrException e)
        {
            logger.LogWarning("EHR sync of {AccountId} stopped at {Feed}: {Reason}", context.AccountId, run.Feed, e.Message);
            await new Feeds(context).FailAsync(run.Feed, e.Message, cancellationToken);
            return EhrErrors.Away(e.Message);
        }

        var counts = context.Tally.Counts();
        logger.LogInformation("EHR sync of {AccountId} ({Mode}): {Counts}", context.AccountId, mode.Code(), counts.Total);
        return counts;
    }
}
