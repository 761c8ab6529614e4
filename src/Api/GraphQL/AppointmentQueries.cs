using Luma.Application.Appointments;
using Luma.BuildingBlocks.GraphQL;
using Luma.Domain.Appointments;

namespace Luma.Api.GraphQL;

[GraphQLName("AppointmentFilter")]
internal sealed record AppointmentFilterInput(
    [property: ID] Guid? PatientId = null, string? EhrId = null,
    [property: GraphQLDescription("Starting at this moment or later.")] DateTimeOffset? From = null,
    [property: GraphQLDescription("Starting before this moment.")] DateTimeOffset? To = null,
    AppointmentStatus? Status = null, [property: ID] Guid? FacilityId = null, [property: ID] Guid? ProviderId = null,
    [property: ID] Guid? AppointmentTypeId = null)
{
    public AppointmentFilter ToFilter() => new(From, To, PatientId, EhrId, Status, FacilityId, ProviderId, AppointmentTypeId);
}

[OneOf]
internal sealed record AppointmentOrder(SortDirection? Start)
{
    public static bool IsDescending(IReadOnlyList<AppointmentOrder>? order) => order is [{ Start: SortDirection.Desc }, ..];
}

[QueryType]
internal static class AppointmentQueries
{
    [UsePaging]
    public static async Task<Connection<AppointmentNode>> GetAppointmentsAsync(
        AppointmentFilterInput? where, IReadOnlyList<AppointmentOrder>? orderBy, PagingArguments paging, StaffOperation operation,
        CancellationToken cancellationToken)
    {
        var filter = (where ?? new()).ToFilter();
        var query = new ListAppointments(filter, paging.Request()) { Descending = AppointmentOrder.IsDescending(orderBy), Messages = null };
        return (await operation.AskAsync(query, cancellationToken))
            .Connection(paging, AppointmentNode.Of, token => operation.AskAsync(new CountAppointments(filter), token));
    }

    public static async Task<AppointmentNode?> GetAppointmentAsync([ID] Guid id, StaffOperation operation, CancellationToken cancellationToken) =>
        await operation.FindAsync(new GetAppointment(id) { Messages = null }, cancellationToken) is { } found ? AppointmentNode.Of(found) : null;
}

/// <summary>Appointments of messages, one query for all of them.</summary>
internal static class AppointmentLoaders
{
    [DataLoader]
    public static Task<IReadOnlyDictionary<Guid, AppointmentView>> AppointmentById(IReadOnlyList<Guid> ids, StaffOperation operation, CancellationToken cancellationToken) =>
        operation.AskAsync(new ListAppointmentsById(ids), cancellationToken);
}
