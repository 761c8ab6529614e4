using Luma.Application.Ehr;
using Luma.Integrations.Ecw.Reading;
using Luma.Integrations.Ecw.Writing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Luma.Integrations.Ecw;

public static class EcwRegistration
{
    /// <summary>Registers the connector as the EHR behind Application's ports.</summary>
    /// <param name="database">The data source of the app's role, in whose database schema <c>ecw</c> is.</param>
    public static IServiceCollection AddEcw(this IServiceCollection services, EcwOptions options, Func<IServiceProvider, NpgsqlDataSource> database)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => new EcwDatabase(database(provider)));
        services.AddSingleton<EcwConnections>();
        services.AddSingleton<IEhrSource, EcwReader>();
        services.AddSingleton<IEhrWriter, EcwWriter>();
        return services;
    }
}
