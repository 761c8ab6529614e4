using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Messaging.Routing;
using Luma.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Messaging;

/// <summary>Who calls our mail spam gets no more of it.</summary>
internal sealed class RecordComplaintHandler(ILumaDb db, ITenantSession session, TimeProvider clock) : IRequestHandler<RecordComplaint, Result>
{
    public async Task<Result> Handle(RecordComplaint request, CancellationToken cancellationToken)
    {
        if (!ContactValue.TryEmail(request.Address, out var address)) return Error.Invalid("address", "The address is not an e-mail address.");
        var listed = await db.DoNotContactEntries.AnyAsync(entry => entry.Value == address && entry.LiftedAt == null, cancellationToken);
        if (listed) return Result.Ok;
        var now = clock.GetUtcNow();
        db.DoNotContactEntries.Add(new()
        {
            Id = Guid.CreateVersion7(now), AccountId = session.AccountId, Value = address, Source = DoNotContactSource.Patient,
            Reason = "complained of spam", CreatedAt = now, CreatedBy = request.Provider,
        });
        return Result.Ok;
    }
}
