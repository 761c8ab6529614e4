using Luma.Application.Accounts;
using Luma.Application.Common;
using Luma.Domain.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Messaging;

/// <summary>Whom and what an answer answers.</summary>
public sealed record ReplyTo(Guid EntryId, string Contact, string OurNumber, Guid? PatientId, Guid? AppointmentId = null);

/// <summary>Queues automatic answers to patients who have just written; one an entry and template, however often the entry is handled.</summary>
public sealed class Replies(ILumaDb db, ITenantSession session, ISettingsReader settings, IPumpSignal pump, TimeProvider clock)
{
    public async Task SendAsync(ReplyTo to, string template, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var limit = (await settings.ReadAsync<MessagingSettings>(session.AccountId, cancellationToken)).RepliesPerHour;
        var recent = await db.OutboundMessages.CountAsync(
            message => message.ToValue == to.Contact && message.Purpose == Purpose.Reply && message.CreatedAt > now.AddHours(-1), cancellationToken);
        var language = to.PatientId is { } patientId
            ? await db.Patients.Where(patient => patient.Id == patientId).Select(patient => patient.Language).SingleOrDefaultAsync(cancellationToken)
            : null;
        var reply = OutboundMessage.Reply(
            Guid.CreateVersion7(now), session.AccountId, to.PatientId, to.AppointmentId, to.EntryId, template, to.Contact, to.OurNumber, language, now);
        db.OutboundMessages.Add(reply);
        // Two machines that answer each other would go on for ever.
        if (recent >= limit) reply.Withhold(Reasons.ReplyLimit);
        session.AfterCommit(pump.Wake);
    }
}

/// <summary>Wakes this node's pump: what fell due by a command need not wait for its next look.</summary>
public interface IPumpSignal
{
    void Wake();
}
