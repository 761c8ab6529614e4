using Luma.Application.Appointments;
using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Messaging;

namespace Luma.Application.Messaging;

/// <summary>Outbound messages in any state, by the time they are due, each explained.</summary>
[Requires(Permission.ViewMessages)]
[Audited("messages.listed")]
public sealed record ListMessages(
    Guid? PatientId, Guid? AppointmentId, MessageState? State, Purpose? Purpose, Channel? Channel, DateTimeOffset? From, DateTimeOffset? To,
    PageRequest Page) : IRequest<Result<Page<MessageView>>>;

internal sealed class ListMessagesHandler(ILumaDb db, AppointmentReader reader) : IRequestHandler<ListMessages, Result<Page<MessageView>>>
{
    public async Task<Result<Page<MessageView>>> Handle(ListMessages request, CancellationToken cancellationToken)
    {
        IQueryable<OutboundMessage> messages = db.OutboundMessages;
        if (request.PatientId is { } patientId) messages = messages.Where(message => message.PatientId == patientId);
        if (request.AppointmentId is { } appointmentId) messages = messages.Where(message => message.AppointmentId == appointmentId);
        if (request.State is { } state) messages = messages.Where(message => message.State == state);
        if (request.Purpose is { } purpose) messages = messages.Where(message => message.Purpose == purpose);
        if (request.Channel is { } channel) messages = messages.Where(message => message.Channel == channel);
        if (request.From is { } from) messages = messages.Where(message => message.DueAt >= from.ToUniversalTime());
        if (request.To is { } to) messages = messages.Where(message => message.DueAt < to.ToUniversalTime());
        var ordered = messages.OrderBy(message => message.DueAt).ThenBy(message => message.Id).Skip(request.Page.Skip).Take(request.Page.Take + 1);
        return request.Page.Of(await reader.MessagesAsync(ordered, explained: true, cancellationToken));
    }
}
