using Luma.Domain.Appointments;

namespace Luma.Application.Ehr;

/// <summary>Asks for a visit's status to be written into the EHR, in the transaction of the change (REM-82, REM-88, REM-89).</summary>
public interface IEhrPushes
{
    /// <summary>Does nothing for a visit that the EHR does not know, and where the account has switched the push off.</summary>
    Task RequestAsync(Appointment appointment, CancellationToken cancellationToken);
}
