using Luma.Application.Common;
using Luma.Application.Patients;
using Luma.BuildingBlocks.GraphQL;

namespace Luma.Api.GraphQL;

internal enum SortDirection
{
    Asc,
    Desc,
}

[GraphQLName("PatientFilter")]
internal sealed record PatientFilterInput([property: GraphQLDescription("A part of the first and last name, in any case.")] string? Search, string? EhrId);

[OneOf]
internal sealed record PatientOrder(SortDirection? LastName, SortDirection? FirstName, SortDirection? DateOfBirth)
{
    public Sort<PatientKey> ToSort() => this switch
    {
        { FirstName: { } direction } => new(PatientKey.FirstName, direction == SortDirection.Desc),
        { DateOfBirth: { } direction } => new(PatientKey.DateOfBirth, direction == SortDirection.Desc),
        _ => new(PatientKey.LastName, LastName == SortDirection.Desc),
    };
}

[QueryType]
internal static class PatientQueries
{
    [UsePaging]
    public static async Task<Connection<PatientNode>> GetPatientsAsync(
        PatientFilterInput? where, IReadOnlyList<PatientOrder>? orderBy, PagingArguments paging, StaffOperation operation, CancellationToken cancellationToken)
    {
        var filter = new PatientFilter(where?.Search, where?.EhrId);
        var query = new ListPatients(filter, paging.Request()) { Order = [.. (orderBy ?? []).Select(order => order.ToSort())], Parts = PatientParts.None };
        return (await operation.AskAsync(query, cancellationToken))
            .Connection(paging, PatientNode.Of, token => operation.AskAsync(new CountPatients(filter), token));
    }

    public static async Task<PatientNode?> GetPatientAsync([ID] Guid id, StaffOperation operation, CancellationToken cancellationToken) =>
        (await operation.AskAsync(new ListPatientsById([id]), cancellationToken)).TryGetValue(id, out var found) ? PatientNode.Of(found) : null;
}
