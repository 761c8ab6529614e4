using Luma.Application.Accounts;
using Luma.Application.Appointments;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Messaging;
using Luma.Domain.Reminders;

namespace Luma.Application.Reminders;

/// <summary>Plans reminders anew for visits that changed (REM-01). What should be, less what is: repeating it changes nothing.</summary>
public sealed class PlanReminders(IReminderPlanStore store, ISettingsReader settings, ISettingChanges changes, TimeProvider clock)
    : IMessageHandler<AppointmentsChanged>
{
    public async Task HandleAsync(AppointmentsChanged message, MessageContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reminders = await settings.ReadAsync<ReminderSettings>(message.AccountId, cancellationToken);
        var delivery = await settings.ReadAsync<DeliverySettings>(message.AccountId, cancellationToken);
        var cadenceSince = await changes.LastChangeAsync<ReminderSettings>(message.AccountId, ReminderPlanning.CadenceKeys, cancellationToken);

        var visits = await store.LoadAsync(message.AppointmentIds, now, cancellationToken);
        var planning = new ReminderPlanning(reminders, delivery, cadenceSince, now);
        await store.ApplyAsync(planning.ChangesFor(visits), now, cancellationToken);
    }
}
