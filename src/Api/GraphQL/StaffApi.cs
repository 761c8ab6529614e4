using Luma.Api.Hosting;
using Luma.Application.Common;
using Luma.BuildingBlocks.GraphQL;
using Luma.Domain.Accounts;

namespace Luma.Api.GraphQL;

/// <summary>The GraphQL face of the use cases, for staff (docs/graphql.md): resolvers translate and send.</summary>
public static class StaffApi
{
    public const string Path = "/graphql";

    public static IServiceCollection AddStaffApi(this IServiceCollection services, bool sandbox)
    {
        services.AddScoped<StaffOperation>();
        return services.AddGraphQLServer(options =>
        {
            options.Assemblies.Add(typeof(StaffApi).Assembly);
            // An operation has one scope and with it one transaction; StaffOperation lets its resolvers take turns.
            options.ScopePerResolver = false;
            options.OnScope = (from, to) => to.GetRequiredService<Actor>().ActsAs(from.GetRequiredService<Actor>());
            options.OnResolved = (provider, cancellationToken) => provider.GetRequiredService<StaffOperation>().CompleteAsync(cancellationToken);
            options.OnConnect = SignIn.TryConnectAsync;
            // Whoever may change everything may know what there is; developers have the sandbox and docs/schema.graphql.
            options.AllowIntrospection = user => sandbox || user.IsInRole(nameof(Role.Admin));
        });
    }

    internal static void MapStaffApi(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use(async (context, next) =>
        {
            // An open socket would keep the host from ending.
            await using var end = context.WebSockets.IsWebSocketRequest ? stopping.Register(context.Abort) : default;
            await next();
        });
        app.MapGraphQL(Path).ExcludeFromDescription();
    }
}
