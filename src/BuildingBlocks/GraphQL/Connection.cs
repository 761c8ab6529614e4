namespace Luma.BuildingBlocks.GraphQL;

/// <summary>Which page is asked for.</summary>
/// <param name="First">Items after <paramref name="After"/>; never null nor above the field's bound when paging forward.</param>
/// <param name="After">Cursor of the item before the page; null for the beginning.</param>
/// <param name="Last">Items before <paramref name="Before"/>, when paging backward.</param>
/// <param name="Before">Cursor of the item after the page; null for the end.</param>
public readonly record struct PagingArguments(int? First, string? After, int? Last = null, string? Before = null)
{
    /// <summary>The number of items of the page.</summary>
    public int Size => First ?? Last ?? 0;
}

/// <summary>One item of a page and its cursor, which is opaque to clients.</summary>
public sealed record Edge<T>(T Node, string Cursor);

/// <summary>Where a page stands in its list.</summary>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>A page of a list.</summary>
public sealed class Connection<T>(IReadOnlyList<Edge<T>> edges, bool hasNextPage, bool hasPreviousPage, Func<CancellationToken, ValueTask<int>>? totalCount = null)
{
    /// <summary>The items with their cursors.</summary>
    public IReadOnlyList<Edge<T>> Edges { get; } = edges;

    /// <summary>The items.</summary>
    public IEnumerable<T> Nodes => Edges.Select(edge => edge.Node);

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo => new(hasNextPage, hasPreviousPage, Edges.Count > 0 ? Edges[0].Cursor : null, Edges.Count > 0 ? Edges[^1].Cursor : null);

    /// <summary>Counts the whole list; called only when <c>totalCount</c> is asked for.</summary>
    /// <exception cref="NotSupportedException">The page was made without a way to count.</exception>
    public ValueTask<int> CountAsync(CancellationToken cancellationToken) => totalCount?.Invoke(cancellationToken) ?? throw new NotSupportedException("This list is not counted.");

    /// <summary>Cuts a page from a whole list; cursors are positions.</summary>
    /// <exception cref="GraphQLException">A cursor is not one of ours.</exception>
    public static Connection<T> Slice(IEnumerable<T> all, PagingArguments paging)
    {
        var items = all as IReadOnlyList<T> ?? [.. all];
        var from = paging.After is null ? 0 : Position(paging.After) + 1;
        var to = paging.Before is null ? items.Count : Math.Min(items.Count, Position(paging.Before));
        from = Math.Min(from, to);
        if (paging.First is { } first) to = Math.Min(to, from + first);
        else if (paging.Last is { } last) from = Math.Max(from, to - last);
        var edges = new Edge<T>[to - from];
        for (var i = 0; i < edges.Length; i++) edges[i] = new(items[from + i], Cursor(from + i));
        return new(edges, to < items.Count, from > 0, _ => new(items.Count));
    }

    private static string Cursor(int position) => Convert.ToBase64String(BitConverter.GetBytes(position));

    private static int Position(string cursor)
    {
        Span<byte> bytes = stackalloc byte[4];
        return Convert.TryFromBase64String(cursor, bytes, out var length) && length == 4 && BitConverter.ToInt32(bytes) is >= 0 and var position ? position
            : throw new GraphQLException("This cursor is not of this list.");
    }
}
