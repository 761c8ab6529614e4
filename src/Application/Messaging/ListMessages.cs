using Luma.Application.Appointments;
using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Messaging;

/// <summary>Outbound messages in any state, by the time they are due, each explained.</summary>
[Requires(Permission.ViewMessages)]
[Audited("messages.listed")]
public sealed record ListMessages(MessageFilter Filter, PageRequest Page) : IRequest<Result<Page<MessageView>>>
{
    public bool Descending { get; init; }

    public MessageParts Parts { get; init; } = MessageParts.All;
}

/// <summary>How many messages there are.</summary>
[Requires(Permission.ViewMessages)]
public sealed record CountMessages(MessageFilter Filter) : IRequest<Result<int>>;

internal sealed class ListMessagesHandler(ILumaDb db, AppointmentReader reader)
    : IRequestHandler<ListMessages, Result<Page<MessageView>>>, IRequestHandler<CountMessages, Result<int>>
{
    public async Task<Result<Page<MessageView>>> Handle(ListMessages request, CancellationToken cancellationToken)
    {
        var messages = request.Filter.Apply(db.OutboundMessages);
        var ordered = request.Descending
            ? messages.OrderByDescending(message => message.DueAt).ThenByDescending(message => message.Id)
            : messages.OrderBy(message => message.DueAt).ThenBy(message => message.Id);
        var page = ordered.Skip(request.Page.Skip).Take(request.Page.Take + 1);
        return request.Page.Of(await reader.MessagesAsync(page, request.Parts, cancellationToken));
    }

    public async Task<Result<int>> Handle(CountMessages request, CancellationToken cancellationToken) =>
        await request.Filter.Apply(db.OutboundMessages).CountAsync(cancellationToken);
}
