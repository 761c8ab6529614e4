using Luma.Application.Accounts;
using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.Domain.Messaging;
using Luma.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Messaging;

/// <summary>STOP and START: per number, at once, lifted only at the number where it was said (REM-40, REM-42, NEW-13).</summary>
public sealed class OptOuts(ILumaDb db, ITenantSession session, ISettingsReader settings, Replies replies, IAuditTrail audit, TimeProvider clock)
{
    public async Task StopAsync(ReplyTo reply, bool carrierWord, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!await OpenEntries(reply).AnyAsync(cancellationToken))
        {
            db.DoNotContactEntries.Add(new()
            {
                Id = Guid.CreateVersion7(now), AccountId = session.AccountId, Value = reply.Contact, Source = DoNotContactSource.Patient,
                SendingNumber = reply.OurNumber, Reason = "opted out by text", CreatedAt = now, CreatedBy = "patient",
            });
            audit.Record("patients.opted-out", "contact-entry", reply.EntryId.ToString());
        }

        // One confirmation, then silence; where the carrier has given it, ours would be the second.
        var messaging = await settings.ReadAsync<MessagingSettings>(session.AccountId, cancellationToken);
        if (!(carrierWord && messaging.CarrierAnswersOptOut)) await replies.SendAsync(reply, "optedOut", cancellationToken);
    }

    public async Task StartAsync(ReplyTo reply, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var entry in await OpenEntries(reply).ToListAsync(cancellationToken)) entry.Lift("patient", now);
        audit.Record("patients.opted-in", "contact-entry", reply.EntryId.ToString());
        await replies.SendAsync(reply, "optedIn", cancellationToken);
    }

    private IQueryable<DoNotContactEntry> OpenEntries(ReplyTo reply) => db.DoNotContactEntries.Where(entry =>
        entry.Value == reply.Contact && entry.SendingNumber == reply.OurNumber && entry.Source == DoNotContactSource.Patient && entry.LiftedAt == null);
}
