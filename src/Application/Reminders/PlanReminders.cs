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
        var accountId = context.RequireTenant();
        // The change of settings that caused this may have been made on another node: what this one remembers may be older, and the plan would stay.
        changes.Forget(accountId);
        var now = clock.GetUtcNow();
        var reminders = await settings.ReadAsync<ReminderSettings>(accountId, cancellationToken);
        var delivery = await settings.ReadAsync<DeliverySettings>(accountId, cancellationToken);
        var cadenceSince = await changes.LastChangeAsync<ReminderSettings>(accountId, ReminderPlanning.CadenceKeys, cancellationToken);

        var visits = await store.LoadAsync(message.AppointmentIds, now, cancellationToken);
        var planning = new ReminderPlanning(reminders, delivery, cadenceSince, now);
        await store.ApplyAsync(planning.ChangesFor(visits), now, cancellationToken);
    }
}
