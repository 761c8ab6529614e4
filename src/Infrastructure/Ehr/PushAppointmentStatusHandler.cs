using Luma.Application.Accounts;
using Luma.Application.Ehr;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Appointments;
using Luma.Domain.Common;
using Luma.Domain.Ehr;
using Luma.Infrastructure.Ehr.Merging;
using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Ehr;

/// <summary>Writes one answer into the EHR. Its own short transactions keep what was tried when the EHR fails and the message goes back to wait.</summary>
internal sealed class PushAppointmentStatusHandler(Databases databases, IEhrWriter writer, ISettingsReader settings, TimeProvider clock)
    : IMessageHandler<PushAppointmentStatus>, INonTransactionalHandler
{
    public async Task HandleAsync(PushAppointmentStatus message, MessageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var accountId = context.RequireTenant();
        var store = new PushStore(databases, accountId, message.PushId, clock);
        if (await store.LoadAsync(cancellationToken) is not { } push) return;
        if (push.Superseded)
        {
            await store.DropAsync("SUPERSEDED", lookAgain: false, cancellationToken);
            return;
        }

        var chosen = await settings.ReadAsync<EhrSettings>(accountId, cancellationToken);
        if (push.Status == AppointmentStatus.Confirmed && !chosen.PushConfirmations)
        {
            await store.DropAsync("SWITCHED_OFF", lookAgain: false, cancellationToken);
            return;
        }

        var write = new EhrStatusWrite(accountId, push.EhrId, push.Status, push.Code, clock.GetUtcNow().In(push.Zone).DateTime);
        switch (await WriteAsync(store, write, chosen, cancellationToken))
        {
            case EhrWriteOutcome.Written written:
                await store.DoneAsync(written, push.Code, StatusMapping.From(chosen).Read(push.Code).Status, cancellationToken);
                break;
            case EhrWriteOutcome.NotNeeded { Reason: EhrWriteRefusal.AlreadyHasValue }:
                await store.DoneAsync(null, push.Code, push.Status, cancellationToken);
                break;
            case EhrWriteOutcome.NotNeeded refused:
                await store.DropAsync(refused.Reason.Code(), lookAgain: refused.Reason != EhrWriteRefusal.ReadOnly, cancellationToken);
                break;
        }
    }

    private async Task<EhrWriteOutcome> WriteAsync(PushStore store, EhrStatusWrite write, EhrSettings chosen, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.WriteStatusAsync(write, chosen, cancellationToken);
        }
        catch (EhrException e)
        {
            await store.FailedAsync(e.Message, cancellationToken);
            throw;
        }
    }
}
