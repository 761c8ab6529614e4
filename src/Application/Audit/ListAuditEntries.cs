using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Audit;

/// <summary>Which audit entries of the account; null leaves open.</summary>
/// <param name="From">Of this moment or later.</param>
/// <param name="To">Before this moment.</param>
public sealed record AuditFilter(
    string? Actor = null, string? Action = null, string? ResourceKind = null, string? ResourceId = null, DateTimeOffset? From = null,
    DateTimeOffset? To = null)
{
    internal IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> entries)
    {
        if (Actor is { } actor) entries = entries.Where(entry => entry.Actor == actor);
        if (Action is { } action) entries = entries.Where(entry => entry.Action == action);
        if (ResourceKind is { } kind) entries = entries.Where(entry => entry.ResourceKind == kind);
        if (ResourceId is { } id) entries = entries.Where(entry => entry.ResourceId == id);
        if (From?.ToUniversalTime() is { } from) entries = entries.Where(entry => entry.At >= from);
        if (To?.ToUniversalTime() is { } to) entries = entries.Where(entry => entry.At < to);
        return entries;
    }
}

/// <param name="Detail">JSON: ids, keys, old and new values of settings.</param>
public sealed record AuditEntryView(
    Guid Id, long Sequence, DateTimeOffset At, string Actor, string Action, string? ResourceKind, string? ResourceId, string Detail);

/// <summary>Who saw and changed what, the latest first. To look is an entry, too.</summary>
[Requires(Permission.ViewAudit)]
[Audited("audit.listed")]
public sealed record ListAuditEntries(AuditFilter Filter, PageRequest Page) : IRequest<Result<Page<AuditEntryView>>>;

/// <summary>How many audit entries there are.</summary>
[Requires(Permission.ViewAudit)]
public sealed record CountAuditEntries(AuditFilter Filter) : IRequest<Result<int>>;

internal sealed class ListAuditEntriesHandler(ILumaDb db)
    : IRequestHandler<ListAuditEntries, Result<Page<AuditEntryView>>>, IRequestHandler<CountAuditEntries, Result<int>>
{
    public async Task<Result<Page<AuditEntryView>>> Handle(ListAuditEntries request, CancellationToken cancellationToken) =>
        request.Page.Of(await request.Filter.Apply(db.AuditEntries).OrderByDescending(entry => entry.Sequence)
            .Skip(request.Page.Skip).Take(request.Page.Take + 1)
            .Select(entry => new AuditEntryView(
                entry.Id, entry.Sequence, entry.At, entry.Actor, entry.Action, entry.ResourceKind, entry.ResourceId, entry.Detail))
            .ToListAsync(cancellationToken));

    public async Task<Result<int>> Handle(CountAuditEntries request, CancellationToken cancellationToken) =>
        await request.Filter.Apply(db.AuditEntries).CountAsync(cancellationToken);
}
