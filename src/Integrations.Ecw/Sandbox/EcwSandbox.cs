using Npgsql;

namespace Luma.Integrations.Ecw.Sandbox;

/// <summary>The stand-in eCW database: schema <c>ecw</c> with local tables and the seeded clinic.</summary>
public static class EcwSandbox
{
    /// <summary>Drops what is there, creates the tables and fills them; all or nothing. Needs the database's owner.</summary>
    public static async Task ResetAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(owner);
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await CreateTablesAsync(connection, cancellationToken);
        SeedTable[] tables =
            [.. PeopleSeed.Tables(), .. PracticeSeed.Tables(), .. HoursSeed.Tables(), .. InsuranceSeed.Tables(), .. ScheduleSeed.Tables()];
        foreach (var table in tables) await table.CopyAsync(connection, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The tables alone, empty.</summary>
    public static async Task CreateTablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var stream = typeof(EcwSandbox).Assembly.GetManifestResourceStream("Luma.Integrations.Ecw.Sandbox.schema.sql")
            ?? throw new InvalidOperationException("The schema is not embedded.");
        using var reader = new StreamReader(stream);
        await using var command = new NpgsqlCommand(await reader.ReadToEndAsync(cancellationToken), connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
