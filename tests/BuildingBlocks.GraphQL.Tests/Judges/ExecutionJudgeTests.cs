using System.Text.Json;
using System.Text.Json.Nodes;
using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;
using Luma.BuildingBlocks.GraphQL.Tests.Support;
using Luma.BuildingBlocks.GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL.Tests.Judges;

/// <summary>graphql-js gives the same data and the same errors.</summary>
public sealed class ExecutionJudgeTests
{
    private static readonly IServiceProvider Services = new ServiceCollection().BuildServiceProvider();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Gives_the_data_and_errors_that_graphql_js_gives(bool asynchronous)
    {
        var schema = GraphQLSchema.FromSdl(Corpus.Sdl, (type, field) => !asynchronous ? context => new(Data.Resolve(context)) : async context =>
        {
            if ((type + field).Length % 3 > 0) await Task.Yield();
            return Data.Resolve(context);
        });
        var cases = Corpus.ByHand.Select(document => (Document: document, Variables: new Dictionary<string, object?>()))
            .Concat(Enumerable.Range(10_000, 1500).Select(seed =>
            {
                var generator = new DocumentGenerator(schema, seed, 0);
                return (Document: generator.Make(), Variables: generator.VariableValues());
            }))
            // The order of types is not laid down.
            .Where(one => !one.Document.Contains("types {", StringComparison.Ordinal) && !one.Document.StartsWith("subscription", StringComparison.Ordinal) && DocumentValidator.Validate(schema, Parser.Parse(one.Document)).Count == 0).ToList();
        var root = JsonDocument.Parse(Data.Root).RootElement;

        var answers = await Oracle.AskAsync(cases.Select(one => new { kind = "execute", sdl = Corpus.Sdl, document = one.Document, variables = one.Variables, root }));

        cases.Count.ShouldBeGreaterThan(600);
        var options = new GraphQLOptions();
        options.Limits.MaxCost = options.Limits.MaxAliases = options.Limits.MaxFields = 1_000_000;
        var executor = new GraphQLExecutor(schema, options);
        var wrong = new List<string>();
        for (var i = 0; i < cases.Count; i++)
        {
            var request = GraphQLRequest.Of(cases[i].Document, JsonSerializer.SerializeToElement(cases[i].Variables)) with { RootValue = Data.Plain(root) };
            var ours = JsonNode.Parse(await executor.ExecuteAsync(request, Services))!;
            var theirs = JsonNode.Parse(answers[i].GetRawText())!;
            if (JsonNode.DeepEquals(ours["data"], theirs["data"]) && SameErrors(ours, theirs, asynchronous)) continue;
            wrong.Add($"{cases[i].Document}\n{JsonSerializer.Serialize(cases[i].Variables)}\n--- theirs\n{theirs}\n--- ours\n{ours}\n=====");
        }

        wrong.Take(3).ShouldBeEmpty($"{wrong.Count} of {cases.Count} differ");
    }

    // Which of several errors below one null are told is left to the implementation (6.4.4). So each of ours must be one of theirs, unless
    // timing decides, and each of theirs must have a null for which we have an error too.
    private static bool SameErrors(JsonNode ours, JsonNode theirs, bool asynchronous)
    {
        var (own, other) = (List(ours), List(theirs));
        return own.Select(error => error.Null).ToHashSet().SetEquals(other.Select(error => error.Null)) && (asynchronous || own.TrueForAll(other.Contains));
    }

    private static List<(string Null, string Path, string At)> List(JsonNode result) =>
        [.. (result["errors"]?.AsArray() ?? []).Select(error => (Null(result["data"], error!["path"]?.AsArray() ?? []), error["path"]?.ToJsonString() ?? "", At(error)))];

    private static string Null(JsonNode? data, JsonArray path)
    {
        var place = "";
        foreach (var step in path)
        {
            if (data is null) break;
            place += $"/{step}";
            data = data is JsonArray list ? list[step!.GetValue<int>()] : data[step!.GetValue<string>()];
        }

        return place;
    }

    private static string At(JsonNode error) => error["at"]?.GetValue<string>() ?? string.Join(',', error["locations"]?.AsArray().Select(at => $"{at!["line"]}:{at["column"]}") ?? []);
}
