using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Hub;
using Luma.Domain.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Messaging;

/// <summary>Something that went out or came in.</summary>
/// <param name="MessageId">Of an attempt: which message was tried.</param>
/// <param name="ConversationId">Of an inbound text or call: where it stands.</param>
public sealed record ActivityView(
    Guid Id, DateTimeOffset At, EntryDirection Direction, Channel Channel, string Contact, AttemptOutcome? Outcome, string? ErrorCode, Guid? MessageId,
    Guid? ConversationId);

/// <summary>The latest attempts to send and the latest that patients said, together, the latest first.</summary>
/// <param name="First">From 1 to 100.</param>
[Requires(Permission.ViewMessages)]
[Audited("messages.activity.listed")]
public sealed record ListActivity(int First) : IRequest<Result<IReadOnlyList<ActivityView>>>;

internal sealed class ListActivityHandler(ILumaDb db) : IRequestHandler<ListActivity, Result<IReadOnlyList<ActivityView>>>
{
    public async Task<Result<IReadOnlyList<ActivityView>>> Handle(ListActivity request, CancellationToken cancellationToken)
    {
        var first = new PageRequest(request.First).Take;
        var attempts = await db.DeliveryAttempts.AsNoTracking().OrderByDescending(attempt => attempt.At).ThenBy(attempt => attempt.Id).Take(first)
            .Select(attempt => new ActivityView(
                attempt.Id, attempt.At, EntryDirection.Outbound, attempt.Channel, attempt.ToValue, attempt.Outcome, attempt.ErrorCode, attempt.MessageId, null))
            .ToListAsync(cancellationToken);
        var entries = await (
            from entry in db.ConversationEntries.AsNoTracking()
            join conversation in db.Conversations on entry.ConversationId equals conversation.Id
            where entry.Direction == EntryDirection.Inbound
            orderby entry.At descending, entry.Sequence descending
            select new ActivityView(entry.Id, entry.At, entry.Direction, entry.Channel, conversation.ContactValue, null, null, null, conversation.Id))
            .Take(first).ToListAsync(cancellationToken);
        return attempts.Concat(entries).OrderByDescending(view => view.At).Take(first).ToList();
    }
}
