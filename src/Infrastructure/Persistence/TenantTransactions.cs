using Npgsql;

namespace Luma.Infrastructure.Persistence;

/// <summary>Opens transactions that see one account's rows.</summary>
public static class TenantTransactions
{
    /// <summary>The connection belongs to the caller, who disposes both; the tenant ends with the transaction.</summary>
    public static async Task<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> BeginAsync(
        this NpgsqlDataSource source, Guid accountId, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var command = new NpgsqlCommand("select set_config('luma.account_id', $1, true)", connection, transaction);
            command.Parameters.Add(new() { Value = accountId.ToString() });
            await command.ExecuteNonQueryAsync(cancellationToken);
            return (connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
