using Luma.Api.Hosting;
using Luma.Application.Common;
using Luma.BuildingBlocks.GraphQL;
using Luma.Domain.Accounts;

namespace Luma.Api.GraphQL;

/// <summary>The GraphQL face of the use cases, for staff (docs/graphql.md): resolvers translate and send.</summary>
public static class StaffApi
{
    public const string Path = "/graphql";

    /// <param name="documents">Operations known in advance, by their SHA-256; null: there are none.</param>
    /// <param name="trustedOnly">Whether nothing else runs.</param>
    public static IServiceCollection AddStaffApi(
        this IServiceCollection services, bool sandbox, IReadOnlyDictionary<string, string>? documents = null, bool trustedOnly = false)
    {
        if (trustedOnly && documents is null) throw new InvalidOperationException("GraphQL:TrustedOnly is set, but there are no documents to trust.");
        services.AddScoped<StaffOperation>();
        return services.AddGraphQLServer(options =>
        {
            options.Assemblies.Add(typeof(StaffApi).Assembly);
            // An operation has one scope and with it one transaction; StaffOperation lets its resolvers take turns.
            options.ScopePerResolver = false;
            options.OnScope = (from, to) => to.GetRequiredService<Actor>().ActsAs(from.GetRequiredService<Actor>());
            options.OnResolved = (provider, cancellationToken) => provider.GetRequiredService<StaffOperation>().CompleteAsync(cancellationToken);
            options.OnConnect = SignIn.TryConnectAsync;
            if (documents is not null) options.TrustedDocuments = (id, _) => new(documents.GetValueOrDefault(id));
            options.AllowAnyDocument = !trustedOnly;
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
