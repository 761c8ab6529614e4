using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;
using Luma.BuildingBlocks.GraphQL.Tests.Support;
using Luma.BuildingBlocks.GraphQL.Validation;

namespace Luma.BuildingBlocks.GraphQL.Tests.Judges;

/// <summary>graphql-js finds the same errors at the same places.</summary>
public sealed class ValidationJudgeTests
{
    [Fact]
    public async Task Finds_the_errors_that_graphql_js_finds()
    {
        var schema = GraphQLSchema.FromSdl(Corpus.Sdl);
        List<string> documents = [.. Corpus.ByHand, .. Enumerable.Range(0, 1500).Select(seed => new DocumentGenerator(schema, seed, seed % 3 == 0 ? 0 : 0.06).Make())];

        var answers = await Oracle.AskAsync(documents.Select(document => new { kind = "validate", sdl = Corpus.Sdl, document }));

        var wrong = documents.Zip(answers).Select(pair => (Document: pair.First, Theirs: Theirs(pair.Second), Ours: Ours(schema, pair.First)))
            // The specification's rule of 2025 about conditions on a subscription's root field is not in graphql-js 16.
            .Where(one => !one.Ours.Exists(error => error.EndsWith(ValidationErrors.SubscriptionCondition(), StringComparison.Ordinal)))
            .Where(one => !one.Theirs.Select(Place).SequenceEqual(one.Ours.Select(Place))).ToList();
        wrong.Select(one => $"{one.Document}\n--- theirs\n{string.Join('\n', one.Theirs)}\n--- ours\n{string.Join('\n', one.Ours)}\n=====").Take(5).ShouldBeEmpty($"{wrong.Count} of {documents.Count} differ");
        answers.Count(answer => answer.GetProperty("errors").GetArrayLength() == 0).ShouldBeInRange(100, documents.Count - 500);
    }

    private static string Place(string error) => error.Split(' ')[0];

    private static List<string> Theirs(JsonElement answer) => [.. answer.GetProperty("errors").EnumerateArray().Select(error => $"{error.Text("at")} {error.Text("message")}").OrderBy(Place, StringComparer.Ordinal)];

    private static List<string> Ours(GraphQLSchema schema, string document) => [.. DocumentValidator.Validate(schema, Parser.Parse(document), 10_000)
        .Select(error => $"{string.Join(',', error.Locations.Select(at => $"{at.Line}:{at.Column}"))} {error.Message}").OrderBy(Place, StringComparer.Ordinal)];
}
