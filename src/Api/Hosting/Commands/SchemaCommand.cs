using Luma.Api.GraphQL;
using Luma.Application;
using Luma.BuildingBlocks.GraphQL;

namespace Luma.Api.Hosting.Commands;

/// <summary><c>schema</c>: prints the staff API's schema, as docs/schema.graphql has it. Needs no database.</summary>
internal static class SchemaCommand
{
    public static async Task<int> RunAsync(TextWriter output)
    {
        await using var services = new ServiceCollection().AddApplication().AddStaffApi(sandbox: true).BuildServiceProvider();
        await output.WriteAsync(services.GetRequiredService<GraphQLExecutor>().Schema.Sdl);
        return CommandLine.Success;
    }
}
