using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Luma.BuildingBlocks.Messaging;
using Npgsql;

namespace Luma.Infrastructure.Persistence;

/// <summary>One numbered step of the schema.</summary>
public sealed record Migration(string Name, string Sql)
{
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}

/// <summary>Applies the embedded migrations in order, each once, under an advisory lock, so that several nodes may start together.</summary>
public static class Migrator
{
    private const long Lock = 0x4C756D61; // "Luma"

    // The block's tables are its own; that the app and the worker may use them is ours to say.
    private const string MessagingGrants = """

        grant usage on schema messaging to luma_app, luma_worker;
        grant select, insert, update, delete on all tables in schema messaging to luma_app, luma_worker;
        grant usage, select on all sequences in schema messaging to luma_app, luma_worker;
        """;

    public static IReadOnlyList<Migration> All { get; } =
    [
        .. Embedded().Append(new("0006_messaging_block", MessagingSchema.Sql + MessagingGrants)).OrderBy(migration => migration.Name, StringComparer.Ordinal),
    ];

    /// <returns>How many were applied now.</returns>
    /// <exception cref="InvalidOperationException">An applied migration has changed since, or the database is newer than this build.</exception>
    public static async Task<int> ApplyAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await Execute(connection, $"select pg_advisory_lock({Lock})", cancellationToken);
        try
        {
            await Execute(connection, """
                create table if not exists schema_migrations (
                    name text primary key, checksum text not null, applied_at timestamptz not null default now())
                """, cancellationToken);
            var applied = await AppliedAsync(connection, cancellationToken);
            Check(applied);
            var pending = All.Where(migration => !applied.ContainsKey(migration.Name)).ToList();
            foreach (var migration in pending) await ApplyAsync(connection, migration, cancellationToken);
            return pending.Count;
        }
        finally
        {
            await Execute(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    /// <summary>How many migrations the database lacks; for readiness.</summary>
    public static async Task<int> PendingAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        var applied = await AppliedAsync(connection, cancellationToken);
        return All.Count(migration => !applied.ContainsKey(migration.Name));
    }

    private static void Check(Dictionary<string, string> applied)
    {
        var known = All.ToDictionary(migration => migration.Name, StringComparer.Ordinal);
        foreach (var (name, checksum) in applied)
        {
            if (!known.TryGetValue(name, out var migration))
                throw new InvalidOperationException($"The database has migration {name}, which this build does not know: it is newer than the program.");
            if (migration.Checksum != checksum)
                throw new InvalidOperationException($"Migration {name} was changed after it had been applied; add a new one instead.");
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await Execute(connection, migration.Sql, cancellationToken);
        await using var record = Sql.Command(
            connection, "insert into schema_migrations (name, checksum) values ($1, $2)", migration.Name, migration.Checksum);
        await record.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<Dictionary<string, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await Sql.Command(connection, "select name, checksum from schema_migrations")
            .ListAsync(row => (Name: row.GetString(0), Checksum: row.GetString(1)), cancellationToken);
        return rows.ToDictionary(row => row.Name, row => row.Checksum, StringComparer.Ordinal);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static IEnumerable<Migration> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string prefix = "Luma.Infrastructure.Persistence.Migrations.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new(resource[prefix.Length..^".sql".Length], reader.ReadToEnd());
        }
    }
}
