using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Patients;

/// <summary>Patients by name or EHR id, in the order of their names unless another is wished.</summary>
[Requires(Permission.ViewPatients)]
[Audited("patients.listed")]
public sealed record ListPatients(PatientFilter Filter, PageRequest Page) : IRequest<Result<Page<PatientView>>>
{
    public IReadOnlyList<Sort<PatientKey>> Order { get; init; } = [];

    public PatientParts Parts { get; init; } = PatientParts.All;
}

/// <summary>How many patients there are.</summary>
[Requires(Permission.ViewPatients)]
public sealed record CountPatients(PatientFilter Filter) : IRequest<Result<int>>;

internal sealed class ListPatientsHandler(ILumaDb db, PatientReader reader)
    : IRequestHandler<ListPatients, Result<Page<PatientView>>>, IRequestHandler<CountPatients, Result<int>>
{
    public async Task<Result<Page<PatientView>>> Handle(ListPatients request, CancellationToken cancellationToken)
    {
        var patients = PatientFilter.Order(request.Filter.Apply(db.Patients), request.Order).Skip(request.Page.Skip).Take(request.Page.Take + 1);
        return request.Page.Of(await reader.ReadAsync(patients, request.Parts, cancellationToken));
    }

    public async Task<Result<int>> Handle(CountPatients request, CancellationToken cancellationToken) =>
        await request.Filter.Apply(db.Patients).CountAsync(cancellationToken);
}
