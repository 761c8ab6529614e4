using Luma.BuildingBlocks.GraphQL.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL.Tests.Clinic;

internal static class ClinicSchema
{
    public static GraphQLOptions Options()
    {
        var options = new GraphQLOptions();
        options.Assemblies.Add(typeof(ClinicSchema).Assembly);
        return options;
    }

    public static ServiceProvider Services() => new ServiceCollection().AddSingleton<ClinicData>().AddAuthorization().AddLogging().BuildServiceProvider();

    public static GraphQLSchema Create(GraphQLOptions? options = null)
    {
        using var services = Services();
        return SchemaScanner.Scan(options ?? Options(), services.GetRequiredService<IServiceProviderIsService>());
    }
}
