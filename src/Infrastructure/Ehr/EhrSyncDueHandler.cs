using Luma.Application.Accounts;
using Luma.Application.Common;
using Luma.Application.Ehr;
using Luma.BuildingBlocks.Mediator;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Ehr;

namespace Luma.Infrastructure.Ehr;

/// <summary>Syncs when it is time. A sync that fails is not tried again by itself: the feed shows the error, and the next tick comes soon.</summary>
internal sealed class EhrSyncDueHandler(ISender sender, ISettingsReader settings, Actor actor) : IMessageHandler<EhrSyncDue>, INonTransactionalHandler
{
    public async Task HandleAsync(EhrSyncDue message, MessageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var accountId = context.RequireTenant();
        var chosen = await settings.ReadAsync<EhrSettings>(accountId, cancellationToken);
        if (message.Mode == SyncMode.Full && !chosen.NightlySync) return;
        actor.IsSystem(accountId);
        Result<SyncCounts> _ = await sender.Send(new SyncEhr(accountId, message.Mode), cancellationToken);
    }
}
