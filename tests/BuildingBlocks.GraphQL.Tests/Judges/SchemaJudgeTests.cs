using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Schema;
using Luma.BuildingBlocks.GraphQL.Tests.Clinic;
using Luma.BuildingBlocks.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL.Tests.Judges;

/// <summary>graphql-js reads our schemas, from SDL and from introspection, as we do.</summary>
public sealed class SchemaJudgeTests
{
    private static readonly string[] Wrong =
    [
        "type Query { a: Nope }", "type Query { a: Int a: Int }", "type A { a: Int } type A { b: Int } type Query { a: A }", "type Query implements I { a: Int } interface I { b: Int }", "type Query implements I { a: Int } interface I { a: String }",
        "type Query implements I { a: Int } interface I { a(b: Int): Int }", "type Query implements I { a(b: Int!): Int } interface I { a: Int }", "type Query { a: In } input In { b: Int }", "type Query { a(b: Query): Int }", "type Query { a(b: In): Int } input In { c: In! }",
        "type Query { a(b: In): Int } input In @oneOf { c: Int! }", "union U = Int type Query { a: U }", "union U type Query { a: U }", "enum E type Query { a: E }", "type Query { __a: Int }", "type A { a: Int }", "schema { query: E } enum E { A }", "type Query", "input In type Query { a(b: In): Int }",
        "type Query { a: Int } extend type Nope { b: Int }", "type Query { a: Int } extend input Query { b: Int }", "type Query { a(b: Int! @deprecated): Int }", "type Query implements A { a: Int } interface A implements B { a: Int } interface B { a: Int }", "interface I implements I { a: Int } type Query { a: I }",
        "enum E { A A } type Query { a: E }", "type Query { a: U } union U = Query | Query", "type Query implements I & I { a: Int } interface I { a: Int }", "directive @a on FIELD directive @a on FIELD type Query { a: Int }", "directive @a(b: Query) on FIELD type Query { a: Int }",
    ];

    [Fact]
    public async Task Prints_schemas_as_graphql_js_does()
    {
        string[] sources =
        [
            Corpus.Sdl, "schema { query: Q } type Q { a: Int }", "\"d\" schema { query: Q mutation: M } type Q { a: Int } type M { b: Int } extend type Q { c(x: Int = 1, y: [String!] = [\"a\"]): Q! } extend enum E { B } enum E { A } extend union U = M union U = Q extend input I { b: Int } input I { a: Int = 3 }",
            "type Query { \"one\" a(\"arg\" b: Int, c: Int): Int\n\"\"\"two\nlines\"\"\" d: Int @deprecated(reason: \"x\") }", "interface A { a: Int } interface B implements A { a: Int } type Query implements A & B { a: Int } extend schema { subscription: S } type S { t: Int }",
        ];
        var answers = await Oracle.AskAsync(sources.Select(sdl => new { kind = "build", sdl }));
        for (var i = 0; i < sources.Length; i++) GraphQLSchema.FromSdl(sources[i]).Sdl.Trim().ShouldBe(answers[i].Text("printed"));
    }

    [Fact]
    public async Task Refuses_the_schemas_that_graphql_js_refuses()
    {
        var answers = await Oracle.AskAsync(Wrong.Select(sdl => new { kind = "valid", sdl }));
        for (var i = 0; i < Wrong.Length; i++)
        {
            answers[i].Text("error").ShouldNotBeNull(Wrong[i]);
            Should.Throw<GraphQLSchemaException>(() => GraphQLSchema.FromSdl(Wrong[i]), Wrong[i]).Problems.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_schema_from_introspection_prints_as_ours(bool annotated)
    {
        var schema = annotated ? ClinicSchema.Create() : GraphQLSchema.FromSdl(Corpus.Sdl);
        var query = (await Oracle.AskAsync([new { kind = "introspection" }]))[0].Text("document")!;
        using var result = JsonDocument.Parse(await new GraphQLExecutor(schema, new()).ExecuteAsync(GraphQLRequest.Of(query), new ServiceCollection().BuildServiceProvider()));
        result.RootElement.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());

        var answer = (await Oracle.AskAsync([new { kind = "client", introspection = result.RootElement.GetProperty("data") }]))[0];

        answer.Text("printed").ShouldBe(schema.Sdl.Trim());
    }
}
