using Npgsql;

namespace Luma.BuildingBlocks.Messaging.Tests;

/// <summary>A fresh database with the messaging tables, a clock, and ways to look and to enqueue.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly List<Node> nodes = [];

    private Database(string connectionString)
    {
        ConnectionString = connectionString;
        Source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "test" });
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public TestClock Clock { get; } = new();

    public static MessageTypes Types { get; } = new([typeof(Step), typeof(Note), typeof(Fragile)]);

    public static async Task<Database> CreateAsync() => new(await TestPostgres.CreateFromTemplateAsync("messaging", async template =>
    {
        await using var connection = new NpgsqlConnection(template);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            MessagingSchema.Sql + "create table effects (id bigint generated always as identity, text text not null)", connection);
        await command.ExecuteNonQueryAsync();
    }));

    /// <summary>A node of its own: container, claimant, connections. Started only when the test starts it.</summary>
    public Node Node(Action<MessagingOptions>? configure = null, Sabotage? sabotage = null)
    {
        var node = new Node(this, $"node{nodes.Count + 1}", configure, sabotage);
        nodes.Add(node);
        return node;
    }

    public async Task EnqueueAsync(params IReadOnlyCollection<Outgoing> messages)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Outbox.EnqueueAsync(connection, messages, Types, Clock, CancellationToken.None);
        await transaction.CommitAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task<IReadOnlyList<string>> ColumnAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(reader.GetString(0));
        return values;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 300; // Filling half a million rows takes its time on a busy machine.
        await command.ExecuteNonQueryAsync();
    }

    public Task<IReadOnlyList<string>> EffectsAsync() => ColumnAsync("select text from effects order by id");

    public Task<long> WaitingAsync() => ScalarAsync<long>("select count(*) from messaging.messages");

    /// <summary>Cuts every connection of a node, as a restart of the server or a broken network would.</summary>
    public Task CutAsync(Node node) =>
        ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where application_name = '{node.Name}' and datname = current_database()");

    /// <summary>Waits until a query says true; says which when it does not.</summary>
    public Task EventuallyAsync(string sql) => Probing.UntilAsync(async () => (await ScalarAsync<bool>($"select {sql}"), sql));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        await Source.DisposeAsync();
        await TestPostgres.DropAsync(ConnectionString);
    }
}

public static class Probing
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks until it holds; when patience ends, says what it saw last.</summary>
    public static async Task UntilAsync(Func<Task<(bool Holds, string Saw)>> probe)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var (holds, saw) = await probe();
            if (holds)
                return;
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"Not within {Patience}: {saw}");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public static Task UntilAsync(Func<bool> holds, string what) => UntilAsync(() => Task.FromResult((holds(), what)));
}
