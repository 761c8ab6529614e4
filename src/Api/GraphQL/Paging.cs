using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Luma.Application.Common;
using Luma.BuildingBlocks.GraphQL;

namespace Luma.Api.GraphQL;

/// <summary>Between pages of the use cases and Relay's connections.</summary>
internal static class Paging
{
    private const string Prefix = "after:";

    /// <exception cref="GraphQLException">The cursor is not one of ours.</exception>
    public static PageRequest Request(this PagingArguments paging) => new(Math.Max(1, paging.Size), paging.After is { } cursor ? Read(cursor) : null);

    /// <param name="count">Counts the whole list; called when <c>totalCount</c> is asked for.</param>
    public static Connection<TNode> Connection<T, TNode>(this Page<T>? page, PagingArguments paging, Func<T, TNode> node, Func<CancellationToken, Task<int>> count)
    {
        var skipped = paging.Request().Skip;
        var items = page?.Items.Take(paging.Size) ?? [];
        var edges = items.Select((item, index) => new Edge<TNode>(node(item), Write(skipped + index + 1))).ToList();
        return new(edges, page?.NextCursor is not null || edges.Count < page?.Items.Count, skipped > 0, cancellationToken => new(count(cancellationToken)));
    }

    private static string Write(int seen) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{seen}")));

    private static string Read(string cursor)
    {
        if (cursor.Length < 32 && Base64Url.IsValid(cursor) && Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)) is var text
            && text.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(text[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return text[Prefix.Length..];
        throw new GraphQLException("This cursor is not of this list.");
    }
}
