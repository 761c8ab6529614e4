using System.Runtime.InteropServices;

namespace Luma.Application.Ehr;

/// <summary>What a sync did, of one kind of row or of all.</summary>
/// <param name="Read">Rows that differed from what we knew, or were in quarantine.</param>
/// <param name="Quarantined">Rows that could not be taken over this time.</param>
[StructLayout(LayoutKind.Auto)]
public record struct SyncCount(int Read, int Created, int Updated, int Deleted, int Quarantined)
{
    public static SyncCount operator +(SyncCount left, SyncCount right) => Add(left, right);

    public static SyncCount Add(SyncCount left, SyncCount right) => new(
        left.Read + right.Read, left.Created + right.Created, left.Updated + right.Updated, left.Deleted + right.Deleted,
        left.Quarantined + right.Quarantined);
}

/// <summary>What a sync did, by kind.</summary>
public sealed record SyncCounts(IReadOnlyDictionary<string, SyncCount> Kinds)
{
    public SyncCount Total => Kinds.Values.Aggregate(default(SyncCount), SyncCount.Add);
}
