namespace Luma.Application.Common;

/// <summary>A page of a list, and where the next one begins; null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>How much of a list is asked for.</summary>
public sealed record PageRequest(int First = 50, string? After = null)
{
    public const int Most = 100;

    public int Take => Math.Clamp(First, 1, Most);

    /// <summary>The cursor is the number of rows already seen, which suits lists that are read from their start.</summary>
    public int Skip => int.TryParse(After, out var seen) && seen > 0 ? seen : 0;

    /// <param name="rows">One more than the page holds, when there is one.</param>
    public Page<T> Of<T>(IReadOnlyList<T> rows) =>
        rows.Count > Take ? new([.. rows.Take(Take)], (Skip + Take).ToString(System.Globalization.CultureInfo.InvariantCulture)) : new(rows, null);

    /// <summary>A page for each owner, of rows that were read for many of them at once.</summary>
    public IReadOnlyDictionary<Guid, Page<T>> OfEach<T>(IEnumerable<Guid> owners, ILookup<Guid, T> rows) =>
        owners.Distinct().ToDictionary(owner => owner, owner => Of<T>([.. rows[owner]]));
}

/// <summary>One key of an order; what is equal by it is ordered by the next.</summary>
public sealed record Sort<T>(T By, bool Descending = false)
    where T : struct, Enum;
