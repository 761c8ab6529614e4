using System.Security.Claims;
using Luma.BuildingBlocks.GraphQL.Tests.Clinic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luma.BuildingBlocks.GraphQL.Tests.Support;

/// <summary>The clinic's schema on a real port.</summary>
public sealed class GraphQLHost : IAsyncLifetime
{
    private WebApplication app = null!;

    public Uri Url { get; private set; } = null!;

    public HttpClient Client { get; } = new();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ClinicData>().AddAuthorization().AddGraphQLServer(options =>
        {
            options.Assemblies.Add(typeof(ClinicSchema).Assembly);
            options.TrustedDocuments = (id, _) => new(id == "known" ? "query Who { whoAmI }" : null);
        });
        app = builder.Build();
        app.UseWebSockets();
        app.Use((context, next) =>
        {
            if (context.Request.Headers.TryGetValue("X-User", out var name))
                context.User = new(new ClaimsIdentity([new(ClaimTypes.Name, name.ToString()), new(ClaimTypes.Role, name.ToString())], "test", ClaimTypes.Name, ClaimTypes.Role));
            return next(context);
        });
        app.MapGraphQL();
        await app.StartAsync();
        Url = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/graphql");
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
