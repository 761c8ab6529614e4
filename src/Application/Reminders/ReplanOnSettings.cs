using Luma.Application.Accounts;
using Luma.Application.Appointments;
using Luma.Application.Common;
using Luma.BuildingBlocks.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Reminders;

/// <summary>A changed cadence or changed hours re-plan every unsent reminder of visits ahead (REM-03).</summary>
public sealed class ReplanOnSettings(ITenantSession session, ISettingChanges cache, IMessagePublisher messages, TimeProvider clock)
    : IMessageHandler<SettingsChanged>
{
    public async Task HandleAsync(SettingsChanged message, MessageContext context, CancellationToken cancellationToken)
    {
        var accountId = context.RequireTenant();
        cache.Forget(accountId);
        if (message.Product is not ("reminders" or "delivery")) return;
        var now = clock.GetUtcNow();
        var ids = await session.Db.Appointments.Where(appointment => appointment.Start > now && appointment.DeletedAt == null)
            .OrderBy(appointment => appointment.Start).Select(appointment => appointment.Id).ToListAsync(cancellationToken);
        foreach (var chunk in ids.Chunk(AppointmentsChanged.MaxIds))
            messages.Publish(new AppointmentsChanged(chunk), tenant: accountId);
    }
}
