using FluentValidation;
using Luma.Application.Appointments;
using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Practice;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Practice;

public enum ResourceKind
{
    Facility,
    Provider,
    AppointmentType,
}

public sealed record ResourceView(Guid Id, ResourceKind Kind, string? EhrId, string Name, bool RemindersEnabled, string SpecialInstructions);

/// <summary>Facilities, providers and appointment types with their switches (REM-01, REM-23).</summary>
[Requires(Permission.ViewPatients)]
public sealed record ListPracticeResources(ResourceKind Kind) : IRequest<Result<IReadOnlyList<ResourceView>>>;

/// <summary>Switches a resource's reminders, or changes its special instructions; null leaves as it is.</summary>
[Requires(Permission.ManagePractice)]
[Audited("practice.changed")]
public sealed record UpdatePracticeResource(ResourceKind Kind, Guid Id, bool? RemindersEnabled, string? SpecialInstructions)
    : IRequest<Result<ResourceView>>, IAuditSubject
{
    public (string Kind, string Id)? Subject => (Kind.ToString(), Id.ToString());
}

internal sealed class UpdatePracticeResourceValidator : AbstractValidator<UpdatePracticeResource>
{
    public UpdatePracticeResourceValidator() =>
        RuleFor(request => request.SpecialInstructions).MaximumLength(PracticeResource.MaxInstructions)
            .WithMessage($"Special instructions take at most {PracticeResource.MaxInstructions} characters.");
}

internal sealed class PracticeResourcesHandler(ILumaDb db, ITenantSession session, IMessagePublisher messages, TimeProvider clock)
    : IRequestHandler<ListPracticeResources, Result<IReadOnlyList<ResourceView>>>, IRequestHandler<UpdatePracticeResource, Result<ResourceView>>
{
    public async Task<Result<IReadOnlyList<ResourceView>>> Handle(ListPracticeResources request, CancellationToken cancellationToken)
    {
        var resources = await Resources(request.Kind).AsNoTracking().OrderBy(resource => resource.Name).ToListAsync(cancellationToken);
        return resources.ConvertAll(resource => View(request.Kind, resource));
    }

    public async Task<Result<ResourceView>> Handle(UpdatePracticeResource request, CancellationToken cancellationToken)
    {
        var resource = await Resources(request.Kind).SingleOrDefaultAsync(candidate => candidate.Id == request.Id, cancellationToken);
        if (resource is null) return Error.NotFound("practice resource");
        var now = clock.GetUtcNow();
        var switched = request.RemindersEnabled is { } enabled && enabled != resource.RemindersEnabled;
        if (request.RemindersEnabled is { } on) resource.RemindersEnabled = on;
        if (request.SpecialInstructions is { } text) resource.SpecialInstructions = text.Trim();
        resource.UpdatedAt = now;
        if (switched) await ReplanAsync(request, now, cancellationToken);
        return View(request.Kind, resource);
    }

    private async Task ReplanAsync(UpdatePracticeResource request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = await db.Appointments.Where(appointment => appointment.Start > now && appointment.DeletedAt == null
                && (appointment.FacilityId == request.Id || appointment.ProviderId == request.Id || appointment.AppointmentTypeId == request.Id))
            .Select(appointment => appointment.Id).ToListAsync(cancellationToken);
        foreach (var chunk in ids.Chunk(AppointmentsChanged.MaxIds))
            messages.Publish(new AppointmentsChanged(chunk), tenant: session.AccountId);
    }

    private IQueryable<PracticeResource> Resources(ResourceKind kind) => kind switch
    {
        ResourceKind.Facility => db.Facilities,
        ResourceKind.Provider => db.Providers,
        _ => db.AppointmentTypes,
    };

    private static ResourceView View(ResourceKind kind, PracticeResource resource) =>
        new(resource.Id, kind, resource.EhrId, resource.Name, resource.RemindersEnabled, resource.SpecialInstructions);
}
