using System.Collections.Concurrent;
using Luma.BuildingBlocks.GraphQL.Fetching;
using Luma.BuildingBlocks.GraphQL.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL.Tests;

/// <summary>Batches: what they hold, when they go, and what happens when they fail.</summary>
public sealed class DataLoaderTests
{
    private readonly ConcurrentQueue<int[]> batches = new();
    private int failures;

    [Fact]
    public async Task Each_key_is_fetched_once_and_absent_ones_are_null()
    {
        (await RunAsync("{ a: load(key: 1) b: load(key: 2) c: load(key: 1) d: load(key: -5) }")).ShouldBe("""{"data":{"a":"v1","b":"v2","c":"v1","d":null}}""");
        batches.ShouldHaveSingleItem().ShouldBe([1, 2, -5]);
    }

    [Fact]
    public async Task A_batch_is_cut_at_its_size()
    {
        await RunAsync($"{{ {string.Join(' ', Enumerable.Range(0, 7).Select(i => $"a{i}: load(key: {i})"))} }}", maxBatchSize: 3);
        batches.Select(batch => batch.Length).ShouldBe([3, 3, 1]);
    }

    [Fact]
    public async Task Keys_from_other_threads_gather_too()
    {
        await RunAsync($"{{ {string.Join(' ', Enumerable.Range(0, 40).Select(i => $"a{i}: load(key: {i}, away: true)"))} }}");
        batches.SelectMany(batch => batch).Order().ShouldBe(Enumerable.Range(0, 40));
    }

    [Fact]
    public async Task A_failed_batch_fails_its_fields_and_is_not_remembered()
    {
        failures = 1;
        var result = await RunAsync("{ a: load(key: 1) b: load(key: 2) again: twice(key: 1) }");
        result.ShouldContain("\"path\":[\"a\"]");
        result.ShouldContain("\"path\":[\"b\"]");
        result.ShouldEndWith("\"data\":{\"a\":null,\"b\":null,\"again\":\"v1\"}}");
        batches.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_at_hand_is_not_fetched() => (await RunAsync("{ primed(key: 3) }")).ShouldBe("""{"data":{"primed":"at hand"}}""");

    private async Task<string> RunAsync(string document, int maxBatchSize = 100)
    {
        var definition = new LoaderDefinition("values", typeof(int), typeof(string), request => new DataLoader<int, string>(request.Batches, maxBatchSize, FetchAsync));
        var schema = GraphQLSchema.FromSdl("type Query { load(key: Int!, away: Boolean = false): String twice(key: Int!): String primed(key: Int!): String }", (_, field) => async context =>
        {
            var (loader, key) = ((IDataLoader<int, string>)Results.Loader(context, definition), context.Argument<int>("key"));
            if (field == "primed") loader.Prime(key, "at hand");
            if (field == "load" && context.Argument<bool>("away")) await Task.Run(() => Thread.SpinWait(100 * key));
            if (field != "twice") return await loader.LoadAsync(key);
            await Should.ThrowAsync<InvalidOperationException>(loader.LoadAsync(key));
            return await loader.LoadAsync(key);
        });
        var options = new GraphQLOptions { OnException = (_, _, _) => { } };
        return await new GraphQLExecutor(schema, options).ExecuteAsync(GraphQLRequest.Of(document), new ServiceCollection().BuildServiceProvider());
    }

    private async Task<IReadOnlyDictionary<int, string>> FetchAsync(IReadOnlyList<int> keys)
    {
        batches.Enqueue([.. keys]);
        await Task.Yield();
        if (failures-- > 0) throw new InvalidOperationException("away");
        return keys.Where(key => key >= 0).ToDictionary(key => key, key => $"v{key}");
    }
}
