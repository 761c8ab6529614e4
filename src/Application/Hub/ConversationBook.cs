using Luma.Application.Common;
using Luma.Domain.Hub;
using Luma.Domain.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Hub;

/// <summary>Opens the conversation of a contact with one of our numbers, and writes into it.</summary>
public sealed class ConversationBook(ILumaDb db, ITenantSession session, IChangeAnnouncer changes, TimeProvider clock)
{
    /// <param name="patientId">Whom it is about, when known; else the one patient who has this contact, if there is just one.</param>
    public async Task<Conversation> OpenAsync(string contactValue, string ourNumber, Guid? patientId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var conversation = await db.Conversations.SingleOrDefaultAsync(
            candidate => candidate.ContactValue == contactValue && candidate.OurNumber == ourNumber, cancellationToken);
        if (conversation is null)
        {
            conversation = new()
            {
                Id = Guid.CreateVersion7(now), AccountId = session.AccountId, ContactValue = contactValue, OurNumber = ourNumber, CreatedAt = now,
            };
            db.Conversations.Add(conversation);
        }

        conversation.PatientId ??= patientId ?? await OnlyPatientAsync(contactValue, cancellationToken);
        conversation.Touch(now);
        return conversation;
    }

    public ConversationEntry Append(
        Conversation conversation, EntryDirection direction, Channel channel, string body, string? meaning, string? providerMessageId = null,
        Guid? patientId = null, IReadOnlyList<Uri>? media = null)
    {
        var now = clock.GetUtcNow();
        var entry = new ConversationEntry
        {
            Id = Guid.CreateVersion7(now),
            AccountId = conversation.AccountId,
            ConversationId = conversation.Id,
            At = now,
            Direction = direction,
            Channel = channel,
            Body = body,
            MediaUrls = [.. (media ?? []).Select(url => url.ToString())],
            ProviderMessageId = providerMessageId,
            PatientId = patientId ?? conversation.PatientId,
            Meaning = meaning,
        };
        db.ConversationEntries.Add(entry);
        changes.Announce(ChangeKind.Conversation, conversation.Id);
        return entry;
    }

    private async Task<Guid?> OnlyPatientAsync(string contactValue, CancellationToken cancellationToken)
    {
        var patients = await db.PatientContacts.Where(contact => contact.Value == contactValue)
            .Select(contact => contact.PatientId).Distinct().Take(2).ToListAsync(cancellationToken);
        return patients.Count == 1 ? patients[0] : null;
    }
}
