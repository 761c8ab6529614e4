using Luma.BuildingBlocks.Messaging;

namespace Luma.Application.Ehr;

/// <summary>A status waits to be written into the EHR (a row of <c>ehr_pushes</c>). Tried for a week: an EHR may be away
/// over a long weekend, and the patient's answer must not be lost (REM-88).</summary>
[MessageName("ehr.push-status")]
[MessageRetry(180)]
public sealed record PushAppointmentStatus(Guid PushId);

/// <summary>It is time to sync an account with its EHR.</summary>
[MessageName("ehr.sync-due")]
public sealed record EhrSyncDue(SyncMode Mode);
