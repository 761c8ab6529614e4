using Luma.Application.Ehr;
using Luma.Domain.Ehr;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Luma.Integrations.Ecw.Writing;

/// <summary>Writes a status into <c>enc.STATUS</c>, unless the row says that it is too late or needless; one short transaction.</summary>
internal sealed class EcwWriter(EcwConnections connections, ILogger<EcwWriter> logger) : IEhrWriter
{
    public async Task<EhrWriteOutcome> WriteStatusAsync(EhrStatusWrite write, EhrSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (!connections.Options.Writable) return new EhrWriteOutcome.NotNeeded(EhrWriteRefusal.ReadOnly);
        return await Failing.AsEhrAsync(() => WriteAsync(write, settings, cancellationToken));
    }

    private async Task<EhrWriteOutcome> WriteAsync(EhrStatusWrite write, EhrSettings settings, CancellationToken cancellationToken)
    {
        await using var session = await connections.OpenAsync(write.AccountId, connections.Options.WriteTimeout, cancellationToken);
        var row = new EncRow(session, connections.Options.Names, write.AppointmentEhrId);
        if (await row.ReadStatusAsync(cancellationToken) is not { } current) return new EhrWriteOutcome.NotNeeded(EhrWriteRefusal.NotFound);

        var refusal = StatusGuard.Refuse(current, write, StatusMapping.From(settings));
        if (refusal is null && !await row.KnowsCodeAsync(write.Code, cancellationToken)) refusal = EhrWriteRefusal.UnknownCode;
        if (refusal is { } reason) return new EhrWriteOutcome.NotNeeded(reason);

        var reading = new EhrReading(write.AccountId, settings, true);
        var previous = await row.ReadHashAsync(reading, cancellationToken);
        await row.UpdateAsync(current, write, cancellationToken);
        await LogAsync(session, row, write, cancellationToken);
        var hash = await row.ReadHashAsync(reading, cancellationToken);
        await session.Transaction.CommitAsync(cancellationToken);
        return new EhrWriteOutcome.Written(previous, hash);
    }

    // A foreign table has no transaction: the status stands already, and no failure here takes it back. So the push goes on without its log row.
    private async Task LogAsync(EcwSession session, EncRow row, EhrStatusWrite write, CancellationToken cancellationToken)
    {
        if (!session.Catalog.IsForeign)
        {
            await row.LogAsync(write, cancellationToken);
            return;
        }

        await session.Transaction.SaveAsync("log", cancellationToken);
        try
        {
            await row.LogAsync(write, cancellationToken);
        }
        catch (PostgresException e)
        {
            await session.Transaction.RollbackAsync("log", cancellationToken);
            await EcwConnections.WakeAsync(session.Connection, session.Catalog, cancellationToken);
            logger.LogWarning("The status of an appointment was written, but eCW's log took no row: {SqlState} {Reason}", e.SqlState, e.MessageText);
        }
    }
}
