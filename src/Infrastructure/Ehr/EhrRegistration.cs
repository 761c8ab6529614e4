using Luma.Application.Ehr;
using Luma.BuildingBlocks.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.Infrastructure.Ehr;

public static class EhrRegistration
{
    /// <summary>Registers the merge. The connector registers itself as source and writer; handlers come with the messaging block's scan.</summary>
    public static IServiceCollection AddEhr(this IServiceCollection services)
    {
        services.AddSingleton<IEhrSync, EhrSync>();
        services.AddScoped<IEhrPushes, EhrPushes>();
        return services;
    }

    /// <summary>How often accounts are looked at; each is synced by its own interval then.</summary>
    public static RecurringMessage Rounds(TimeSpan interval) => new("ehr-rounds", new Every(interval), () => new EhrRound());
}
