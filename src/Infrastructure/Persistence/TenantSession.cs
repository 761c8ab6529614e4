using Luma.Application.Common;
using Luma.BuildingBlocks.Messaging;
using Luma.Infrastructure.Audit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Luma.Infrastructure.Persistence;

/// <summary>One connection, one transaction, one tenant: shared by requests, message handlers, EF and hand-written SQL of a scope.</summary>
public sealed class TenantSession(
    Databases databases, MessagePublisher publisher, MessageTypes types, IMessageSignal signal, AuditTrail audit, ChangeAnnouncer changes, Actor actor,
    TimeProvider clock)
    : ITenantSession, IMessageUnitOfWork
{
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;
    private LumaDb? _db;
    private Guid? _accountId;
    private readonly List<Action> _afterCommit = [];

    public bool IsOpen => _connection is not null;

    public Guid AccountId => _accountId ?? throw new InvalidOperationException("No tenant is set in this scope.");

    public NpgsqlConnection Connection => _connection ?? throw new InvalidOperationException("No transaction is open in this scope.");

    /// <summary>Created when first asked for: much work needs no EF.</summary>
    public ILumaDb Db => _db ??= CreateDb();

    public async Task BeginAsync(Guid accountId, CancellationToken cancellationToken)
    {
        if (IsOpen) throw new InvalidOperationException("A scope has one transaction.");
        _accountId = accountId;
        (_connection, _transaction) = await databases.App.BeginAsync(accountId, cancellationToken);
    }

    /// <summary>For work that touches few rows of large tables, in this transaction: a table that nobody has analyzed yet (each month has new
    /// partitions) counts as empty, and would be read from end to end for each row.</summary>
    public async Task PreferIndexesAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("set local enable_seqscan = off", Connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>For a message: its tenant's transaction, or one that sees no tenant's rows when it has none.</summary>
    public async Task<NpgsqlConnection> BeginAsync(MessageContext context, CancellationToken cancellationToken)
    {
        actor.IsSystem(context.Tenant);
        await BeginAsync(context.Tenant ?? Guid.Empty, cancellationToken);
        return Connection;
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_db is not null) await _db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(Connection, AccountId, clock.GetUtcNow(), cancellationToken);
        await changes.WriteAsync(Connection, AccountId, cancellationToken);
        await Outbox.EnqueueAsync(Connection, publisher.Take(), types, clock, cancellationToken);
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        // Once begun, a commit is not abandoned half-way: whether it took effect would be unknown.
        await _transaction!.CommitAsync(CancellationToken.None);
        await CloseAsync();
        if (publisher.Taken) signal.Wake();
        foreach (var action in _afterCommit) action();
        _afterCommit.Clear();
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        await CommitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => new(CloseAsync());

    private LumaDb CreateDb()
    {
        var options = new DbContextOptionsBuilder<LumaDb>().UseNpgsql(Connection).Options;
        var db = new LumaDb(options) { TenantId = AccountId };
        db.Database.UseTransaction(_transaction);
        return db;
    }

    private async Task CloseAsync()
    {
        if (_db is not null) await _db.DisposeAsync();
        if (_transaction is not null) await _transaction.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        (_db, _transaction, _connection) = (null, null, null);
    }
}
