using System.Collections.Concurrent;
using Luma.BuildingBlocks.EmbeddedPostgres;
using Npgsql;

namespace Luma.TestKit;

/// <summary>Real databases for tests: one PostgreSQL per test process, started when first asked for and gone with the process, however that ends.
/// With <c>LUMA_TEST_PG</c> (a superuser's connection string) that server is used instead. Safe to use from parallel tests.</summary>
public static class TestPostgres
{
    private static readonly Lazy<Task<TestServer>> Server = new(TestServer.StartAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new(StringComparer.Ordinal);

    /// <summary>Creates an empty database. Class fixtures call <see cref="DropAsync"/> when they are done; what is forgotten goes with the process.</summary>
    /// <param name="purpose">Shows in the database's name, for whoever looks at the server while tests run.</param>
    /// <returns>A connection string of its own pool.</returns>
    public static async Task<string> CreateDatabaseAsync(string purpose = "test")
    {
        var server = await Server.Value;
        return await server.CreateAsync(purpose, template: null);
    }

    /// <summary>Creates a copy of a template, which the first caller of this process prepares: migrates, seeds. The others wait for it.</summary>
    /// <param name="templateKey">Says which template; the same key must come with the same preparation.</param>
    /// <param name="prepare">Is given the connection string of the empty template. Its connections are closed for it afterwards.</param>
    public static async Task<string> CreateFromTemplateAsync(string templateKey, Func<string, Task> prepare)
    {
        var server = await Server.Value;
        var template = await Templates.GetOrAdd(templateKey, key => new Lazy<Task<string>>(() => server.PrepareTemplateAsync(key, prepare))).Value;
        return await server.CreateAsync(templateKey, template);
    }

    /// <summary>Drops a database created here, cutting the connections that are still open.</summary>
    public static async Task DropAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(connection);
        var server = await Server.Value;
        await server.DropAsync(new NpgsqlConnectionStringBuilder(connectionString).Database!);
    }

    private sealed class TestServer
    {
        private readonly string administrative;
        private readonly ConcurrentDictionary<string, bool> databases = new(StringComparer.Ordinal);

        // Held on to: a server that nobody refers to any more is collected, and with it the pipe that keeps it running.
        private readonly EmbeddedPostgres? owned;

        private TestServer(string administrative, EmbeddedPostgres? owned)
        {
            this.administrative = administrative;
            this.owned = owned;
        }

        public static async Task<TestServer> StartAsync()
        {
            if (Environment.GetEnvironmentVariable("LUMA_TEST_PG") is { Length: > 0 } given)
            {
                var borrowed = new TestServer(given, owned: null);
                // A server of our own goes with the process; a borrowed one is left as it was found.
                AppDomain.CurrentDomain.ProcessExit += (_, _) => Task.WhenAll(borrowed.databases.Keys.Select(borrowed.DropAsync)).Wait(TimeSpan.FromSeconds(10));
                return borrowed;
            }

            var started = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions
            {
                DataDirectory = Path.Combine(Path.GetTempPath(), $"luma-tests-{Environment.ProcessId}-{Guid.CreateVersion7():N}"),
                Database = "postgres",
                Durable = false,
                Temporary = true,
                // Every test class has a pool, and many classes run at once.
                Settings = new Dictionary<string, string> { ["max_connections"] = "400" },
            });
            return new TestServer(started.ConnectionString, started);
        }

        public async Task<string> CreateAsync(string purpose, string? template)
        {
            var name = NewName(purpose);
            // Copying files takes half the time of logging every page, but ends in a checkpoint, which is cheap only where nothing is synced to disk.
            var source = template is null ? "" : $" template \"{template}\"" + (owned is null ? "" : " strategy file_copy");
            await ExecuteAsync($"create database \"{name}\"{source}");
            databases[name] = true;
            return ConnectionString(name);
        }

        public async Task<string> PrepareTemplateAsync(string key, Func<string, Task> prepare)
        {
            var connectionString = await CreateAsync("template_" + key, template: null);
            await prepare(connectionString);

            // A database with open connections cannot be copied, and pools keep theirs.
            var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
            await ExecuteAsync($"alter database \"{name}\" allow_connections false");
            await ExecuteAsync($"select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '{name}'");
            return name;
        }

        public async Task DropAsync(string name)
        {
            await ExecuteAsync($"drop database if exists \"{name}\" with (force)");
            databases.TryRemove(name, out _);
        }

        /// <summary>Idle connections are given back soon, because the next class has another database and thus another pool.</summary>
        private string ConnectionString(string database) =>
            new NpgsqlConnectionStringBuilder(administrative)
            {
                Database = database,
                Pooling = true,
                MaxPoolSize = 20,
                ConnectionIdleLifetime = 10,
                ConnectionPruningInterval = 5,
                IncludeErrorDetail = true,
            }.ConnectionString;

        private async Task ExecuteAsync(string sql)
        {
            var unpooled = new NpgsqlConnectionStringBuilder(administrative) { Pooling = false };
            await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        /// <summary>PostgreSQL cuts names at 63 bytes, which would cut the unique end.</summary>
        private static string NewName(string purpose)
        {
            var readable = new string([.. purpose.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_').Take(26)]);
            return $"{readable}_{Guid.CreateVersion7():N}";
        }
    }
}
