using Luma.Benchmarks.Rivals;
using Luma.BuildingBlocks.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Luma.Benchmarks;

[MessageName("bench.empty")]
public sealed record EmptyJob;

internal sealed class EmptyJobHandler : IMessageHandler<EmptyJob>, INonTransactionalHandler
{
    public Task HandleAsync(EmptyJob message, MessageContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Empty jobs: enqueued in bulk, then drained by one process.</summary>
internal static class JobContests
{
    private const int Chunk = 5000;

    public static async Task<IReadOnlyList<Reading>> RunAsync(Ground ground)
    {
        var (jobs, database) = (ground.Sizes.Jobs, await ground.CreateDatabaseAsync());
        await Ground.RunAsync(database, MessagingSchema.Sql);
        await using var source = NpgsqlDataSource.Create(database);
        await using var services = Services(source);
        var types = services.GetRequiredService<MessageTypes>();
        using var rivals = await NodeRivals.StartAsync("jobs.mjs", NodeRivals.UrlOf(await ground.CreateDatabaseAsync()));
        string[] names = ["graphile-worker", "pg-boss"];
        foreach (var name in names) await rivals.AskAsync($"{name} prepare");

        var enqueued = await Contests.RunAsync(new("Messaging: enqueue", "jobs/s", true, 1,
        [
            new("Luma", async () =>
            {
                var seconds = await Ground.SecondsAsync(database, () => EnqueueAsync(source, types, jobs));
                await Ground.RunAsync(database, "truncate messaging.messages");
                return jobs / seconds;
            }),
            .. names.Select(name => new Contender(name, async () =>
            {
                await Ground.RunAsync(database, "checkpoint");
                var seconds = await rivals.AskAsync($"{name} enqueue {jobs}");
                await rivals.AskAsync($"{name} drain {jobs}");
                await rivals.AskAsync($"{name} clear");
                return jobs / seconds;
            })),
        ]));

        var drained = await Contests.RunAsync(new("Messaging: drain", "jobs/s", true, 1,
        [
            new("Luma", async () =>
            {
                await EnqueueAsync(source, types, jobs);
                var seconds = await Ground.SecondsAsync(database, () => services.GetRequiredService<MessageProcessor>().DrainAsync(CancellationToken.None));
                await Ground.RunAsync(database, "vacuum messaging.messages");
                return jobs / seconds;
            }),
            .. names.Select(name => new Contender(name, async () =>
            {
                await rivals.AskAsync($"{name} enqueue {jobs}");
                await Ground.RunAsync(database, "checkpoint");
                var seconds = await rivals.AskAsync($"{name} drain {jobs}");
                await rivals.AskAsync($"{name} clear");
                return jobs / seconds;
            })),
        ]));
        return [.. enqueued, .. drained];
    }

    public static ServiceProvider Services(NpgsqlDataSource source)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMessaging(options =>
        {
            options.DataSource = _ => source;
            options.RunWorkers = false;
            options.Messages.Add(typeof(EmptyJob));
            options.Handlers.Add(typeof(EmptyJobHandler));
        });
        return services.BuildServiceProvider();
    }

    public static async Task EnqueueAsync(NpgsqlDataSource source, MessageTypes types, int jobs)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var chunk in Enumerable.Repeat(new Outgoing(new EmptyJob()), jobs).Chunk(Chunk))
            await Outbox.EnqueueAsync(connection, chunk, types, TimeProvider.System, CancellationToken.None);
    }
}
