using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Appointments;

/// <summary>Appointments in time order, each with its messages.</summary>
[Requires(Permission.ViewPatients)]
[Audited("appointments.listed")]
public sealed record ListAppointments(AppointmentFilter Filter, PageRequest Page) : IRequest<Result<Page<AppointmentView>>>
{
    public bool Descending { get; init; }

    /// <summary>Null: without messages.</summary>
    public MessageParts? Messages { get; init; } = MessageParts.Text;
}

/// <summary>How many appointments there are.</summary>
[Requires(Permission.ViewPatients)]
public sealed record CountAppointments(AppointmentFilter Filter) : IRequest<Result<int>>;

internal sealed class ListAppointmentsHandler(ILumaDb db, AppointmentReader reader)
    : IRequestHandler<ListAppointments, Result<Page<AppointmentView>>>, IRequestHandler<CountAppointments, Result<int>>
{
    public async Task<Result<Page<AppointmentView>>> Handle(ListAppointments request, CancellationToken cancellationToken)
    {
        var rows = await reader.Views(request.Filter.Apply(db.Appointments), request.Descending)
            .Skip(request.Page.Skip).Take(request.Page.Take + 1).ToListAsync(cancellationToken);
        var page = request.Page.Of(rows);
        return request.Messages is { } parts ? page with { Items = await reader.WithMessagesAsync([.. page.Items], parts, cancellationToken) } : page;
    }

    public async Task<Result<int>> Handle(CountAppointments request, CancellationToken cancellationToken) =>
        await request.Filter.Apply(db.Appointments).CountAsync(cancellationToken);
}
