using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>A service scope for each resolver that uses services: resolvers of a query run at the same time, and what is scoped, such as a
/// database context, serves only one at a time. It lives as long as the request, for what a resolver gives may be read or counted later.</summary>
internal static class Scopes
{
    public static FieldResolver Around(GraphQLOptions options, FieldResolver resolve) => !options.ScopePerResolver ? resolve : context =>
    {
        var scope = context.Request.Keep(context.Services.CreateAsyncScope());
        options.OnScope?.Invoke(context.Services, scope.ServiceProvider);
        context.Services = scope.ServiceProvider;
        return resolve(context);
    };
}
