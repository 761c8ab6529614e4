using Luma.Application.Appointments;
using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Messaging;

/// <summary>A page of messages for each of the patients, in one go, by the time they are due.</summary>
[Requires(Permission.ViewMessages)]
[Audited("messages.listed")]
public sealed record ListMessagesOfPatients(IReadOnlyList<Guid> PatientIds, MessageFilter Filter, bool Descending, PageRequest Page, MessageParts Parts)
    : IRequest<Result<IReadOnlyDictionary<Guid, Page<MessageView>>>>;

/// <summary>How many messages each of the patients has.</summary>
[Requires(Permission.ViewMessages)]
public sealed record CountMessagesOfPatients(IReadOnlyList<Guid> PatientIds, MessageFilter Filter) : IRequest<Result<IReadOnlyDictionary<Guid, int>>>;

/// <summary>All messages of each of the appointments, in one go.</summary>
[Requires(Permission.ViewMessages)]
[Audited("messages.listed")]
public sealed record ListMessagesOfAppointments(IReadOnlyList<Guid> AppointmentIds, MessageParts Parts)
    : IRequest<Result<IReadOnlyDictionary<Guid, IReadOnlyList<MessageView>>>>;

/// <summary>Messages by their ids, in one go; those that are not the account's are left out.</summary>
[Requires(Permission.ViewMessages)]
[Audited("messages.viewed")]
public sealed record ListMessagesById(IReadOnlyList<Guid> Ids, MessageParts Parts) : IRequest<Result<IReadOnlyDictionary<Guid, MessageView>>>, IAuditSubject
{
    public (string Kind, string Id)? Subject => Ids is [var id] ? ("message", id.ToString()) : null;
}

internal sealed class MessagesOfHandler(ILumaDb db, AppointmentReader reader)
    : IRequestHandler<ListMessagesOfPatients, Result<IReadOnlyDictionary<Guid, Page<MessageView>>>>,
        IRequestHandler<CountMessagesOfPatients, Result<IReadOnlyDictionary<Guid, int>>>,
        IRequestHandler<ListMessagesOfAppointments, Result<IReadOnlyDictionary<Guid, IReadOnlyList<MessageView>>>>,
        IRequestHandler<ListMessagesById, Result<IReadOnlyDictionary<Guid, MessageView>>>
{
    public async Task<Result<IReadOnlyDictionary<Guid, Page<MessageView>>>> Handle(ListMessagesOfPatients request, CancellationToken cancellationToken)
    {
        var wanted = request.Filter.Apply(db.OutboundMessages);
        var (skip, take) = (request.Page.Skip, request.Page.Take + 1);
        var patients = db.Patients.Where(patient => request.PatientIds.Contains(patient.Id));
        IQueryable<OutboundMessage> messages = request.Descending
            ? patients.SelectMany(patient => wanted.Where(message => message.PatientId == patient.Id)
                .OrderByDescending(message => message.DueAt).ThenByDescending(message => message.Id).Skip(skip).Take(take))
                .OrderByDescending(message => message.DueAt).ThenByDescending(message => message.Id)
            : patients.SelectMany(patient => wanted.Where(message => message.PatientId == patient.Id)
                .OrderBy(message => message.DueAt).ThenBy(message => message.Id).Skip(skip).Take(take))
                .OrderBy(message => message.DueAt).ThenBy(message => message.Id);
        var rows = await reader.MessagesAsync(messages, request.Parts, cancellationToken);
        return new(request.Page.OfEach(request.PatientIds, rows.ToLookup(row => row.PatientId!.Value)), []);
    }

    public async Task<Result<IReadOnlyDictionary<Guid, int>>> Handle(CountMessagesOfPatients request, CancellationToken cancellationToken) =>
        await request.Filter.Apply(db.OutboundMessages).Where(message => message.PatientId != null && request.PatientIds.Contains(message.PatientId.Value))
            .GroupBy(message => message.PatientId!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    public async Task<Result<IReadOnlyDictionary<Guid, IReadOnlyList<MessageView>>>> Handle(ListMessagesOfAppointments request, CancellationToken cancellationToken)
    {
        var messages = await reader.MessagesOfAsync(request.AppointmentIds, request.Parts, cancellationToken);
        return request.AppointmentIds.ToDictionary(id => id, IReadOnlyList<MessageView> (id) => [.. messages[id]]);
    }

    public async Task<Result<IReadOnlyDictionary<Guid, MessageView>>> Handle(ListMessagesById request, CancellationToken cancellationToken) =>
        (await reader.MessagesAsync(db.OutboundMessages.Where(message => request.Ids.Contains(message.Id)), request.Parts, cancellationToken))
            .ToDictionary(view => view.Id);
}
