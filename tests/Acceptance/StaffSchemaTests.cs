using Luma.Acceptance.Support;
using Luma.Api.GraphQL;
using Luma.Application;
using Luma.BuildingBlocks.GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.Acceptance;

/// <summary>The staff API's schema is what is written down: clients are made from the file.</summary>
public sealed class StaffSchemaTests
{
    [Fact]
    public async Task The_schema_is_the_one_that_is_written_down()
    {
        await using var services = new ServiceCollection().AddApplication().AddStaffApi(sandbox: true).BuildServiceProvider();
        var schema = services.GetRequiredService<GraphQLExecutor>().Schema.Sdl;

        schema.ShouldBe(await File.ReadAllTextAsync(WrittenDown()), "run: ./luma schema > docs/schema.graphql, and look at what changed: clients rely on it");
    }

    private static string WrittenDown()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Luma.Api.sln"))) folder = folder.Parent.ShouldNotBeNull();
        return Path.Combine(folder.FullName, "docs", "schema.graphql");
    }
}
