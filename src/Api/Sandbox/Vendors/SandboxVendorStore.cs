using Npgsql;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>The stand-ins' memory, in the schema <c>sandbox</c>: nodes share it, and a killed one loses nothing. Safe for concurrent use.</summary>
public sealed partial class SandboxVendorStore(NpgsqlDataSource database)
{
    // Any number: it keeps two nodes from creating the schema at once.
    private const long SchemaLock = 0x5a4e_4442_4f58;

    public async Task CreateSchemaAsync(CancellationToken cancellationToken = default)
    {
        await using var resource = typeof(SandboxVendorStore).Assembly.GetManifestResourceStream("Luma.Api.Sandbox.Vendors.sandbox.sql")
            ?? throw new InvalidOperationException("The sandbox's schema is not embedded.");
        using var reader = new StreamReader(resource);
        var script = await reader.ReadToEndAsync(cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var take = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = SchemaLock } } })
            await take.ExecuteNonQueryAsync(cancellationToken);
        await using (var create = new NpgsqlCommand(script, connection)) await create.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Forgets everything but the signing key.</summary>
    public Task ResetAsync(CancellationToken cancellationToken = default) =>
        ExecuteAsync("truncate sandbox.messages, sandbox.faults, sandbox.lines", [], cancellationToken);

    private async Task<int> ExecuteAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<T>> ReadAsync<T>(string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(map(reader));
        return rows;
    }
}
