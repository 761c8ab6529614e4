using Npgsql;

namespace Luma.BuildingBlocks.Messaging.Tests;

public enum Moment
{
    AfterBegin,
    BeforeFlush,
    AfterFlush,
    BeforeCommit,
    AfterCommit,
}

/// <summary>Where the process dies, once.</summary>
public sealed class Sabotage
{
    private int done;

    public required Moment At { get; init; }

    public required Func<NpgsqlConnection, Task> Act { get; init; }

    public Task StrikeAsync(Moment moment, NpgsqlConnection connection) =>
        moment == At && Interlocked.Exchange(ref done, 1) == 0 ? Act(connection) : Task.CompletedTask;
}

/// <summary>The default unit of work, with a saboteur between its steps.</summary>
public sealed class SabotagedUnitOfWork(NpgsqlMessageUnitOfWork inner, Sabotage sabotage) : IMessageUnitOfWork
{
    public async Task<NpgsqlConnection> BeginAsync(MessageContext context, CancellationToken cancellationToken)
    {
        var connection = await inner.BeginAsync(context, cancellationToken);
        await sabotage.StrikeAsync(Moment.AfterBegin, connection);
        return connection;
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await sabotage.StrikeAsync(Moment.BeforeFlush, inner.Connection);
        await inner.FlushAsync(cancellationToken);
        await sabotage.StrikeAsync(Moment.AfterFlush, inner.Connection);
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await sabotage.StrikeAsync(Moment.BeforeCommit, inner.Connection);
        await inner.CommitAsync(cancellationToken);
        await sabotage.StrikeAsync(Moment.AfterCommit, inner.Connection);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
