using Luma.Application.Appointments;
using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Hub;
using Luma.Domain.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Hub;

public sealed record EntryView(
    Guid Id, DateTimeOffset At, EntryDirection Direction, Channel Channel, string Body, string? Meaning, IReadOnlyList<string> MediaUrls)
{
    internal static EntryView Of(ConversationEntry entry) =>
        new(entry.Id, entry.At, entry.Direction, entry.Channel, entry.Body, entry.Meaning, entry.MediaUrls);
}

public sealed record ConversationView(
    Guid Id, string ContactValue, string OurNumber, AppointmentPatientView? Patient, bool NeedsPerson, DateTimeOffset? NeedsPersonSince,
    string Queue, DateTimeOffset LastEntryAt)
{
    public EntryView? LastEntry { get; init; }

    public IReadOnlyList<EntryView> Entries { get; init; } = [];
}

/// <summary>Conversations, the latest first; those that wait for a person, when asked.</summary>
[Requires(Permission.ViewHub)]
[Audited("conversations.listed")]
public sealed record ListConversations(bool? NeedsPerson, PageRequest Page) : IRequest<Result<Page<ConversationView>>>
{
    public bool WithLastEntry { get; init; } = true;
}

/// <summary>How many conversations there are.</summary>
[Requires(Permission.ViewHub)]
public sealed record CountConversations(bool? NeedsPerson) : IRequest<Result<int>>;

/// <summary>One conversation with all its entries.</summary>
[Requires(Permission.ViewHub)]
[Audited("conversations.viewed")]
public sealed record GetConversation(Guid Id) : IRequest<Result<ConversationView>>, IAuditSubject
{
    public (string Kind, string Id)? Subject => ("conversation", Id.ToString());
}

internal sealed class ConversationsHandler(ILumaDb db)
    : IRequestHandler<ListConversations, Result<Page<ConversationView>>>, IRequestHandler<CountConversations, Result<int>>,
        IRequestHandler<GetConversation, Result<ConversationView>>,
        IRequestHandler<ListConversationsById, Result<IReadOnlyDictionary<Guid, ConversationView>>>
{
    public async Task<Result<Page<ConversationView>>> Handle(ListConversations request, CancellationToken cancellationToken)
    {
        var conversations = Wanted(request.NeedsPerson);
        var rows = await Views(conversations.OrderByDescending(conversation => conversation.LastEntryAt).ThenBy(conversation => conversation.Id)
            .Skip(request.Page.Skip).Take(request.Page.Take + 1)).ToListAsync(cancellationToken);
        if (!request.WithLastEntry) return request.Page.Of(rows);
        var ids = rows.ConvertAll(row => row.Id);
        var last = await db.ConversationEntries.AsNoTracking().Where(entry => ids.Contains(entry.ConversationId))
            .GroupBy(entry => entry.ConversationId)
            .Select(group => group.OrderByDescending(entry => entry.Sequence).First()).ToListAsync(cancellationToken);
        var byConversation = last.ToDictionary(entry => entry.ConversationId, EntryView.Of);
        return request.Page.Of(rows.ConvertAll(row => row with { LastEntry = byConversation.GetValueOrDefault(row.Id) }));
    }

    public async Task<Result<int>> Handle(CountConversations request, CancellationToken cancellationToken) =>
        await Wanted(request.NeedsPerson).CountAsync(cancellationToken);

    public async Task<Result<ConversationView>> Handle(GetConversation request, CancellationToken cancellationToken)
    {
        var rows = await Views(db.Conversations.AsNoTracking().Where(conversation => conversation.Id == request.Id)).ToListAsync(cancellationToken);
        if (rows.Count == 0) return Error.NotFound("conversation");
        var entries = await db.ConversationEntries.AsNoTracking().Where(entry => entry.ConversationId == request.Id)
            .OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        return rows[0] with { Entries = entries.ConvertAll(EntryView.Of) };
    }

    public async Task<Result<IReadOnlyDictionary<Guid, ConversationView>>> Handle(ListConversationsById request, CancellationToken cancellationToken) =>
        await Views(db.Conversations.AsNoTracking().Where(conversation => request.Ids.Contains(conversation.Id)))
            .ToDictionaryAsync(view => view.Id, cancellationToken);

    private IQueryable<Conversation> Wanted(bool? needsPerson) =>
        needsPerson is { } needs ? db.Conversations.AsNoTracking().Where(conversation => conversation.NeedsPerson == needs) : db.Conversations.AsNoTracking();

    private IQueryable<ConversationView> Views(IQueryable<Conversation> conversations) =>
        from conversation in conversations
        join patient in db.Patients on conversation.PatientId equals patient.Id into patients
        from patient in patients.DefaultIfEmpty()
        select new ConversationView(
            conversation.Id, conversation.ContactValue, conversation.OurNumber,
            patient == null ? null : new AppointmentPatientView(
                patient.Id, patient.EhrId, patient.FirstName, patient.LastName, patient.DateOfBirth, patient.Language),
            conversation.NeedsPerson, conversation.NeedsPersonSince, conversation.Queue, conversation.LastEntryAt);
}
