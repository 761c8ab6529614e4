using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Tests.Support;

namespace Luma.BuildingBlocks.GraphQL.Tests.Judges;

/// <summary>The npm packages of the protocols: the audits of GraphQL over HTTP, and the clients of its two ways to subscribe.</summary>
public sealed class HttpJudgeTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    [Fact]
    public async Task Passes_every_audit_of_graphql_http()
    {
        var results = JsonDocument.Parse(await Npm.RunAsync("audits.mjs", null, host.Url.AbsoluteUri)).RootElement.EnumerateArray().ToList();

        results.Count.ShouldBeGreaterThan(55);
        results.Where(result => result.Text("status") != "ok").Select(result => $"{result.Text("status")}: {result.Text("name")}: {result.Text("reason")}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Serves_the_clients_of_graphql_ws_and_graphql_sse()
    {
        var seen = JsonDocument.Parse(await Npm.RunAsync("subscriptions.mjs", null, host.Url.AbsoluteUri)).RootElement;

        foreach (var name in (string[])["ws", "sse"])
        {
            var client = seen.GetProperty(name);
            client.GetProperty("stream").GetRawText().ShouldBe("""{"heard":[{"data":{"patientChanged":{"name":"P1","provider":{"name":"Dr 1"}}}},{"data":{"patientChanged":{"name":"P2","provider":{"name":"Dr 2"}}}},{"data":{"patientChanged":{"name":"P3","provider":null}}}],"complete":true}""");
            client.GetProperty("query").GetRawText().ShouldBe("""{"heard":[{"data":{"whoAmI":"nobody"}}],"complete":true}""");
            client.GetProperty("mutation").GetRawText().ShouldContain("SLOT_TAKEN");
            client.GetProperty("invalid").GetRawText().ShouldContain("There is no field");
            client.GetProperty("many").GetRawText().ShouldBe("[1,2,3,4,5]");
            client.GetProperty("forever").GetRawText().ShouldBe("""{"data":{"forever":1}}""");
        }

        seen.GetProperty("closes").GetRawText().ShouldBe("[4400,4400,4429,4401,4409,4406]");
        seen.Text("foreign").ShouldBe("Unexpected server response: 403");
    }
}
