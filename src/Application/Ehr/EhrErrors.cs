using Luma.Application.Common;
using Luma.Domain.Ehr;

namespace Luma.Application.Ehr;

public static class EhrErrors
{
    public static Error NotConnected() => new(ErrorKind.Conflict, "EHR_NOT_CONNECTED", "This account has no EHR connection.");

    public static Error SwitchedOff() => new(ErrorKind.Conflict, "EHR_SYNC_OFF", "Reading from the EHR is switched off (ehr.appointments.sync).");

    public static Error SyncRunning() => new(ErrorKind.Conflict, "EHR_SYNC_RUNNING", "A sync of this account is running already.");

    public static Error Away(string detail) => new(ErrorKind.Unavailable, "EHR_AWAY", detail);

    public static Error MappingContradicts(StatusMappingProblem problem) =>
        new(ErrorKind.Invalid, "EHR_STATUS_MAPPING", $"{problem.Key} '{problem.Code}': {problem.Reason}", problem.Key);
}
