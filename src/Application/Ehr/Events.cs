using Luma.BuildingBlocks.Messaging;

namespace Luma.Application.Ehr;

/// <summary>A status waits to be written into the EHR (a row of <c>ehr_pushes</c>).</summary>
[MessageName("ehr.push-status")]
public sealed record PushAppointmentStatus(Guid AccountId, Guid PushId);
