using System.Text;
using Luma.BuildingBlocks.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL.Tests;

/// <summary>Whatever is sent, there is a response.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "!", "$", ":", "=", "@", "...", "\"", "\"\"\"", "\\", "\n", "#", "on", "query", "fragment", "F0", "null", "true", "0", "-", "1.5e", "99999999999999999999", "\\u{1F600}", "ü", "😀", "\0", "a", "id", "name", "Human", "...F0", "@skip(if: true)", "$v0", "__typename", "__schema", "{ id }",
        "friend { friend { id } }", "limit: -1", "echo(any: {a: [$v0]})",
    ];

    [Fact]
    public async Task A_hundred_thousand_mutated_documents_never_crash_nor_pile_up()
    {
        var schema = Schema.GraphQLSchema.FromSdl(Corpus.Sdl, (_, _) => context => new(Data.Resolve(context)));
        var executor = new GraphQLExecutor(schema, new() { CacheSize = 100 });
        var services = new ServiceCollection().BuildServiceProvider();
        var root = Data.Plain(System.Text.Json.JsonDocument.Parse(Data.Root).RootElement);
        var random = new Random(42);
        var seeds = Corpus.ByHand.Concat(Enumerable.Range(0, 200).Select(seed => new DocumentGenerator(schema, seed, 0).Make())).Select(Encoding.UTF8.GetBytes).ToArray();
        var (ran, early, late) = (0, 0L, 0L);
        for (var i = 0; i < 100_000; i++)
        {
            var document = Mutate(random, seeds);
            try
            {
                if ((await executor.ExecuteAsync(new GraphQLRequest(document) { RootValue = root }, services)).Contains("\"data\"", StringComparison.Ordinal)) ran++;
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"{error.GetType().Name} from:\n{Encoding.UTF8.GetString(document)}", error);
            }

            if (i == 20_000) early = GC.GetTotalMemory(forceFullCollection: true);
        }

        late = GC.GetTotalMemory(forceFullCollection: true);
        // Were nearly all of them refused, little would have been tried.
        ran.ShouldBeGreaterThan(10_000);
        (late - early).ShouldBeLessThan(16 << 20);
        executor.CachedDocuments.ShouldBeLessThanOrEqualTo(200);
    }

    [Theory]
    [InlineData("{", "a{", 5_000)]
    [InlineData("{ a(b: ", "[", 5_000)]
    [InlineData("{ a(b: ", "{c:", 5_000)]
    [InlineData("query ($a: ", "[", 5_000)]
    [InlineData("{ ...", "on Query { ...", 3_000)]
    public async Task Deep_nesting_is_refused_and_does_not_end_the_process(string begin, string piece, int times)
    {
        var executor = new GraphQLExecutor(Schema.GraphQLSchema.FromSdl(Corpus.Sdl), new() { Limits = { MaxTokens = 1_000_000 } });
        (await executor.ExecuteAsync(GraphQLRequest.Of(begin + string.Concat(Enumerable.Repeat(piece, times))), new ServiceCollection().BuildServiceProvider())).ShouldContain("nested more than");
    }

    private static byte[] Mutate(Random random, byte[][] seeds)
    {
        var bytes = seeds[random.Next(seeds.Length)].ToList();
        // Digits keep a document valid, and one in four stays as it is, so that execution is reached often.
        for (var n = random.Next(4); n > 0; n--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = random.Next(Math.Min(6, bytes.Count - at) + 1);
            var digit = bytes.FindIndex(at, b => char.IsAsciiDigit((char)b));
            switch (random.Next(9))
            {
                case 6 or 7 or 8 when digit > 0 && !char.IsAsciiLetter((char)bytes[digit - 1]): bytes[digit] = (byte)('1' + random.Next(9)); break;
                case 0: bytes.RemoveRange(at, length); break;
                case 1: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 2 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
                case 3: bytes.AddRange(seeds[random.Next(seeds.Length)]); break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes($" {Pieces[random.Next(Pieces.Length)]} ")); break;
            }
        }

        return [.. bytes];
    }
}
