using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;
using Luma.BuildingBlocks.GraphQL.Tests.Support;

namespace Luma.BuildingBlocks.GraphQL.Tests.Judges;

/// <summary>graphql-js reads and prints the same documents, and refuses the same ones at the same places.</summary>
public sealed class LanguageJudgeTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "!", "$", ":", "=", "@", "|", "&", "...", "..", "\"", "\"\"\"", "\\", "\n", "\r\n", "#", "on", "query", "fragment", "extend", "type", "input", "enum", "union", "schema", "directive", "null", "true",
        "0", "00", "-", "-1", "1.", "1.5e", "1e+3", "0x", ".5", "a1", "_", "\\u00e9", "\\u{1F600}", "\\uD83D\\uDE00", "\\uD83D", "\\q", "ü", "😀", "\uFEFF", "\0", "\u0007", ",", "\t", "implements", "repeatable", "interface", "scalar", "subscription",
    ];

    private static readonly string[] TypeSystems =
    [
        Corpus.Sdl, "extend type A { b: Int }", "extend type A @x", "extend type A", "extend schema { query: Q }", "extend schema @a", "extend schema", "schema @a { query: Q mutation: M }", "schema {}", "type A", "type A {}", "type A implements B & C { a: Int }",
        "type A implements & B & C", "interface I implements J { a(b: Int = 1, \"d\" c: [String!]! = [\"x\"] @d): T @e }", "union U = | A | B", "union U", "extend union U = A", "enum E { A B @x \"d\" C }", "enum E { true }", "input I { a: Int = 1 b: [I!] }",
        "directive @a on FIELD", "directive @a(b: Int) repeatable on | FIELD | QUERY", "directive @a on NOPE", "scalar S @specifiedBy(url: \"u\")", "extend scalar S", "extend enum E { A }", "extend input I { a: Int }", "extend interface I { a: Int }", "\"d\" extend type A { b: Int }",
        "\"\"\"\n  long\n    text\n\"\"\"\ntype A { \"\"\"block \\\"\"\" quoted\"\"\" a: Int }", "\"d\" { a }", "\"d\" query { a }", "\"d\" fragment F on A { a }", "query ($a: Int = $b) { a }", "query ($a: Int = [$b]) { a }", "query ($a: Int @x(y: $b)) { a }", "fragment on on A { a }", "{ ...on }", "{ ... on }",
        "{ a(b: \"\"\"\n\n  x\n   y\n\n\"\"\") }", "{ a(b: \"\"\"x\"\"\", c: \"\"\" y\"\"\", d: \"\"\"z\\\"\"\", e: \"\"\"w\\\\\"\"\") }", "{ aVeryLongFieldName(withArgument: \"number one\", andArgument: \"number two\", also: [1, 2, 3]) { b } }", "{a(b:{c:{},d:[]})}", "", "#c", "{", "{}", "{ a(", "{ a() }", "query () { a }", "{ a: }", "{ a @ }",
        "{ a(b: .5) }", "{ a(b: \"x) }", "{ a(b: \"x\ny\") }", "{ a(b: \"\"\"x) }", "{ a(b: 1a) }", "{ a(b: 1.2.3) }", "{ a(b: 01) }", "{ a(b: -) }", "{ a(b: \"\\u{110000}\") }", "{ a(b: \"\\u{}\") }", "{ a(b: \"\\u{0000000041}\") }", "{ a(b: \"\\u12\") }", "{ a ? }", "{ a\u200b }",
    ];

    [Fact]
    public async Task Reads_prints_and_refuses_as_graphql_js_does()
    {
        var schema = GraphQLSchema.FromSdl(Corpus.Sdl);
        var generated = Enumerable.Range(0, 300).Select(seed => new DocumentGenerator(schema, seed, 0.05).Make()).ToList();
        var random = new Random(7);
        var seeds = generated.Concat(Corpus.ByHand).Concat(TypeSystems).ToList();
        List<string> documents = [.. seeds, .. Enumerable.Range(0, 3000).Select(_ => Mutate(random, seeds))];

        var answers = await Oracle.AskAsync(documents.Select(document => new { kind = "parse", document }));

        answers.Length.ShouldBe(documents.Count);
        var wrong = documents.Zip(answers).Select(pair => (Document: pair.First, Theirs: pair.Second.Text("printed") ?? $"! {pair.Second.Text("error")}", Ours: Ours(pair.First), Why: pair.Second.Text("message")))
            .Where(one => one.Theirs != one.Ours).ToList();
        wrong.Select(one => $"{one.Document}\n--- theirs: {one.Why}\n{one.Theirs}\n--- ours\n{one.Ours}\n=====").Take(5).ShouldBeEmpty($"{wrong.Count} of {documents.Count} differ");
        answers.Count(answer => answer.Text("error") is not null).ShouldBeInRange(500, documents.Count - 500);
    }

    private static string Ours(string document)
    {
        try
        {
            return Printer.Print(Parser.Parse(document));
        }
        catch (GraphQLSyntaxException error)
        {
            return $"! {error.Location.Line}:{error.Location.Column}";
        }
    }

    private static string Mutate(Random random, List<string> seeds)
    {
        var text = seeds[random.Next(seeds.Count)];
        var at = random.Next(text.Length + 1);
        // Half of a surrogate pair is no text, and so no document either.
        while (at > 0 && at < text.Length && char.IsLowSurrogate(text[at])) at++;
        var end = Math.Min(text.Length, at + random.Next(4));
        while (end < text.Length && char.IsLowSurrogate(text[end])) end++;
        return string.Concat(text.AsSpan(0, at), random.Next(3) == 0 ? "" : Pieces[random.Next(Pieces.Length)], text.AsSpan(random.Next(2) == 0 ? at : end));
    }
}
