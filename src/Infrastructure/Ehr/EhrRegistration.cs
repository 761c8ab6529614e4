using Luma.Application.Ehr;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Ehr;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.Infrastructure.Ehr;

public static class EhrRegistration
{
    private static readonly TimeOnly Night = new(2, 0);

    /// <summary>Registers the merge. The connector registers itself as source and writer; handlers come with the messaging block's scan.</summary>
    public static IServiceCollection AddEhr(this IServiceCollection services)
    {
        services.AddSingleton<IEhrSync, EhrSync>();
        return services;
    }

    /// <summary>An account's recurring syncs, for the messaging block: incremental by its interval, full at two in the night.</summary>
    public static IEnumerable<RecurringMessage> Recurrences(Guid accountId, EhrSettings settings, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(settings);
        yield return new($"ehr-sync:{accountId:N}", new Every(TimeSpan.FromMinutes(settings.SyncMinutes)), () => new EhrSyncDue(accountId, SyncMode.Incremental));
        yield return new($"ehr-sync-full:{accountId:N}", new DailyAt(Night, zone), () => new EhrSyncDue(accountId, SyncMode.Full));
    }
}
