using Luma.BuildingBlocks.GraphQL.Http;
using Luma.BuildingBlocks.GraphQL.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL;

/// <summary>Set-up in a host.</summary>
public static class GraphQLRegistration
{
    /// <summary>Registers the schema of annotated classes and its executor. The schema is made on first use, or by asking for it at start.</summary>
    public static IServiceCollection AddGraphQLServer(this IServiceCollection services, Action<GraphQLOptions> configure)
    {
        var options = new GraphQLOptions();
        configure(options);
        services.AddSingleton(options);
        services.AddSingleton(provider => SchemaScanner.Scan(options, provider.GetService<IServiceProviderIsService>()));
        services.AddSingleton(provider => new GraphQLExecutor(provider.GetRequiredService<GraphQLSchema>(), options, provider.GetService<TimeProvider>()));
        return services;
    }

    /// <summary>
    /// Serves GraphQL over HTTP at a path: GET for queries and POST as JSON, server-sent events by <c>Accept: text/event-stream</c>, and
    /// WebSockets of <c>graphql-transport-ws</c> where the host uses WebSockets. The schema is made now, so that a wrong one stops the start.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        var executor = endpoints.ServiceProvider.GetRequiredService<GraphQLExecutor>();
        return endpoints.Map(pattern, new GraphQLEndpoint(executor, endpoints.ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System).HandleAsync);
    }
}
