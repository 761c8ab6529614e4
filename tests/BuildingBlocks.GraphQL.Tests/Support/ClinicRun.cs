using System.Security.Claims;
using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Tests.Clinic;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL.Tests.Support;

/// <summary>The clinic's schema with data of its own for each test.</summary>
internal sealed class ClinicRun
{
    private readonly ServiceProvider services = ClinicSchema.Services();

    public ClinicRun(Action<GraphQLOptions>? configure = null, TimeProvider? clock = null)
    {
        var options = ClinicSchema.Options();
        configure?.Invoke(options);
        Executor = new(ClinicSchema.Create(options), options, clock);
    }

    public GraphQLExecutor Executor { get; }

    public ClinicData Data => services.GetRequiredService<ClinicData>();

    public async Task<string> RunAsync(string document, object? variables = null, ClaimsPrincipal? user = null, CancellationToken cancellationToken = default) =>
        await Executor.ExecuteAsync(GraphQLRequest.Of(document, variables is null ? default : JsonSerializer.SerializeToElement(variables)), services, user, cancellationToken);
}
