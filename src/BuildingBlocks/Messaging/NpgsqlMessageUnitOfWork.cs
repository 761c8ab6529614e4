using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>The unit of work for handlers that speak SQL: a connection and a transaction. Inject it to use its <see cref="Connection"/>.</summary>
public sealed class NpgsqlMessageUnitOfWork(MessagingDataSource dataSource, MessagePublisher publisher, MessageTypes types, TimeProvider clock)
    : IMessageUnitOfWork
{
    private NpgsqlConnection? connection;
    private NpgsqlTransaction? transaction;

    /// <summary>The connection with the message's open transaction.</summary>
    /// <exception cref="InvalidOperationException">No message is being handled in a transaction.</exception>
    public NpgsqlConnection Connection => connection ?? throw new InvalidOperationException("No transaction is open in this scope.");

    /// <inheritdoc />
    public async Task<NpgsqlConnection> BeginAsync(MessageContext context, CancellationToken cancellationToken)
    {
        connection = await dataSource.Value.OpenConnectionAsync(cancellationToken);
        transaction = await connection.BeginTransactionAsync(cancellationToken);
        return connection;
    }

    /// <inheritdoc />
    public Task FlushAsync(CancellationToken cancellationToken) =>
        Outbox.EnqueueAsync(Connection, publisher.Take(), types, clock, cancellationToken);

    /// <inheritdoc />
    public Task CommitAsync(CancellationToken cancellationToken) =>
        transaction?.CommitAsync(cancellationToken) ?? throw new InvalidOperationException("No transaction is open in this scope.");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
            await transaction.DisposeAsync();
        if (connection is not null)
            await connection.DisposeAsync();
        (transaction, connection) = (null, null);
    }
}

/// <summary>The data source of <see cref="MessagingOptions.DataSource"/>, resolved.</summary>
public sealed record MessagingDataSource(NpgsqlDataSource Value);
