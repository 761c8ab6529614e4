using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>A service scope for each resolver that uses services: resolvers of a query run at the same time, and what is scoped, such as a
/// database context, serves only one at a time.</summary>
internal static class Scopes
{
    public static FieldResolver Around(GraphQLOptions options, FieldResolver resolve) => !options.ScopePerResolver ? resolve : async context =>
    {
        await using var scope = context.Services.CreateAsyncScope();
        options.OnScope?.Invoke(context.Services, scope.ServiceProvider);
        context.Services = scope.ServiceProvider;
        return await resolve(context);
    };
}
