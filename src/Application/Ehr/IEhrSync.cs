using Luma.Application.Common;
using Luma.Domain.Ehr;

namespace Luma.Application.Ehr;

/// <summary>Merges what the EHR has into our tables, in sets.</summary>
public interface IEhrSync
{
    /// <summary>Answers with the error when the EHR is away or another sync of the account runs; what was merged before stays.</summary>
    Task<Result<SyncCounts>> RunAsync(Guid accountId, SyncMode mode, EhrSettings settings, CancellationToken cancellationToken);
}
