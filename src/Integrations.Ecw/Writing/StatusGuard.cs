using Luma.Application.Ehr;
using Luma.Domain.Ehr;

namespace Luma.Integrations.Ecw.Writing;

/// <summary>What the row says now: its code as stored, and whether it is soft-deleted.</summary>
internal sealed record EncStatus(string? Code, bool Live);

internal static class StatusGuard
{
    /// <summary>Why the write must not or need not happen; null: go on. A late answer never undoes what the front desk did.</summary>
    public static EhrWriteRefusal? Refuse(EncStatus current, EhrStatusWrite write, StatusMapping mapping)
    {
        var meaning = mapping.Read(current.Code);
        if (!current.Live || meaning.Deleted) return EhrWriteRefusal.Deleted;
        if (current.Code == write.Code || (meaning.Mapped && meaning.Status == write.Status)) return EhrWriteRefusal.AlreadyHasValue;
        if (meaning.Status.IsUnderWay()) return EhrWriteRefusal.AlreadyUnderWay;
        return meaning.Status.IsOff() ? EhrWriteRefusal.AlreadyOff : null;
    }
}
