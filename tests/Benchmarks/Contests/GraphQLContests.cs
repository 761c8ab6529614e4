using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Luma.Benchmarks.Rivals;
using Luma.BuildingBlocks.GraphQL;
using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;
using Luma.BuildingBlocks.GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.Benchmarks;

public sealed record BenchProvider([property: ID] string Id, string Name);

public sealed record BenchFacility([property: ID] string Id, string Name);

public sealed record BenchAppointment([property: ID] string Id, string StartAt, string Status, BenchProvider Provider, BenchFacility Facility);

public sealed record BenchMessage([property: ID] string Id, string Body, string SentAt, string State);

public sealed record BenchPatient([property: ID] string Id, string FirstName, string LastName)
{
    private static readonly BenchProvider Provider = new("1", "Dr. Provider 1");
    private static readonly BenchFacility Facility = new("1", "Facility 1");

    public BenchAppointment? NextAppointment() => new(Id, "2026-01-05T09:00:00Z", "BOOKED", Provider, Facility);

    public BenchMessage? LastMessage() => new(Id, $"Hi {FirstName}, this is a reminder of your visit.", "2026-01-01T09:00:00Z", "DELIVERED");
}

[QueryType]
public static class BenchQueries
{
    private static readonly BenchPatient[] All =
        [.. Enumerable.Range(0, 25).Select(i => new BenchPatient(string.Create(CultureInfo.InvariantCulture, $"{i}"), $"First{i}", $"Last{i}"))];

    public static IReadOnlyList<BenchPatient> GetPatients([ID] string account, int first = 25) => All[..Math.Min(first, All.Length)];
}

/// <summary>The engine alone, in memory, on one thread: a page of 25 patients with next visit and last message.</summary>
internal static class GraphQLContests
{
    private const string Document = """
        query Page($account: ID!) { patients(account: $account, first: 25) { id firstName lastName
          nextAppointment { startAt provider { name } facility { name } } lastMessage { body sentAt state } } }
        """;

    public static async Task<IReadOnlyList<Reading>> RunAsync()
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var options = new GraphQLOptions();
        options.Assemblies.Add(typeof(BenchQueries).Assembly);
        var schema = SchemaScanner.Scan(options, services.GetRequiredService<IServiceProviderIsService>());
        var prepared = new GraphQLExecutor(schema, options);
        var variables = JsonSerializer.SerializeToElement(new { account = "1" });
        var parsed = Parser.Parse(Document);
        using var rival = await NodeRivals.StartAsync("graphql.mjs", Document);

        var readings = new List<Reading>();
        async Task AddAsync(string name, double aim, string what, Func<Task> work) => readings.AddRange(await Contests.RunAsync(new(name, "a second", true, aim,
            [new("Luma", () => PerSecondAsync(work)), new($"graphql-js: {what}", () => rival.AskAsync(what))])));

        // A document that was never seen: a comment makes each another.
        var n = 0;
        await AddAsync("GraphQL: parse, validate, execute", 10, "whole", () => prepared.ExecuteAsync(GraphQLRequest.Of($"{Document}#{n++}", variables), services));
        await AddAsync("GraphQL: once prepared, beside the whole", 20, "whole", () => prepared.ExecuteAsync(GraphQLRequest.Of(Document, variables), services));
        await AddAsync("GraphQL: once prepared, beside execute alone", 10, "execute", () => prepared.ExecuteAsync(GraphQLRequest.Of(Document, variables), services));
        await AddAsync("GraphQL: parse", 1, "parse", () => Task.FromResult(Parser.Parse(Document)));
        await AddAsync("GraphQL: validate", 10, "validate", () => Task.FromResult(DocumentValidator.Validate(schema, parsed)));
        return readings;
    }

    private static async Task<double> PerSecondAsync(Func<Task> work)
    {
        var (since, times) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(since).TotalSeconds < 1)
        {
            for (var i = 0; i < 20; i++) await work();
            times += 20;
        }

        return times / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }
}
