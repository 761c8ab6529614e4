using Luma.Application.Accounts;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Ehr;

namespace Luma.Application.Ehr;

public enum SyncMode
{
    /// <summary>What changed, within the window around now.</summary>
    Incremental,

    /// <summary>Every patient and every appointment to come.</summary>
    Full,
}

/// <summary>Brings the EHR's rows in. One sync of an account runs at a time; a second one is told so.</summary>
[Requires(Permission.SyncEhr)]
[OwnsTransactions]
public sealed record SyncEhr(Guid AccountId, SyncMode Mode) : IRequest<Result<SyncCounts>>;

internal sealed class SyncEhrHandler(IEhrSource source, IEhrSync sync, ISettingsReader settings) : IRequestHandler<SyncEhr, Result<SyncCounts>>
{
    public async Task<Result<SyncCounts>> Handle(SyncEhr request, CancellationToken cancellationToken)
    {
        if (!source.Serves(request.AccountId)) return EhrErrors.NotConnected();
        var chosen = await settings.ReadAsync<EhrSettings>(request.AccountId, cancellationToken);
        if (!chosen.SyncAppointments) return EhrErrors.SwitchedOff();
        var problems = StatusMapping.Check(chosen);
        if (problems.Count > 0) return EhrErrors.MappingContradicts(problems[0]);
        return await sync.RunAsync(request.AccountId, request.Mode, chosen, cancellationToken);
    }
}
