using Luma.Domain.Appointments;
using Luma.Domain.Ehr;

namespace Luma.Application.Ehr;

/// <summary>A status to write: our word for it, the clinic's exact code, and the moment on the clinic's wall clock.</summary>
public sealed record EhrStatusWrite(Guid AccountId, string AppointmentEhrId, AppointmentStatus Status, string Code, DateTime LocalNow);

/// <summary>What became of a write.</summary>
public abstract record EhrWriteOutcome
{
    /// <summary>The EHR has the code now; with the row's hash before and after, so that the next sync finds only what others changed.</summary>
    public sealed record Written(string PreviousHash, string Hash) : EhrWriteOutcome;

    /// <summary>Nothing was written and nothing needs to be; the reason has a stable name.</summary>
    public sealed record NotNeeded(EhrWriteRefusal Reason) : EhrWriteOutcome;
}

/// <summary>Why a status was not written. None of them gets better by trying again.</summary>
public enum EhrWriteRefusal
{
    AlreadyHasValue,
    AlreadyUnderWay,
    AlreadyOff,
    Deleted,
    NotFound,
    UnknownCode,
    ReadOnly,
}

/// <summary>Writes into the EHR.</summary>
public interface IEhrWriter
{
    /// <exception cref="EhrException">The EHR could not be reached or refused the write; worth another try.</exception>
    Task<EhrWriteOutcome> WriteStatusAsync(EhrStatusWrite write, EhrSettings settings, CancellationToken cancellationToken);
}
