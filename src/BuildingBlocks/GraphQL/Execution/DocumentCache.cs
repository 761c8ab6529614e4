using System.Collections.Concurrent;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>
/// Prepared documents by their text. Two generations: when the young one is full it becomes the old one, and what is used meanwhile
/// moves back; what is not is dropped with the old. No lock, and at most twice <paramref name="size"/> documents.
/// </summary>
internal sealed class DocumentCache(GraphQLSchema schema, GraphQLOptions options, int size)
{
    private ConcurrentDictionary<DocumentKey, PreparedDocument> young = new();
    private ConcurrentDictionary<DocumentKey, PreparedDocument> old = new();

    public int Count => young.Count + old.Count;

    public PreparedDocument Get(ReadOnlyMemory<byte> text)
    {
        var key = new DocumentKey(text);
        if (young.TryGetValue(key, out var known)) return known;
        // The caller's buffer is given back, so the kept text is a copy.
        ReadOnlyMemory<byte> own = text.ToArray();
        if (!old.TryGetValue(key, out known)) known = PreparedDocument.Prepare(schema, own, options.Limits);
        if (young.Count >= size)
        {
            old = young;
            young = new();
        }

        young[new(own)] = known;
        return known;
    }
}

/// <summary>A document's bytes as a key; hashed with a seed of the process, so that collisions cannot be prepared.</summary>
internal readonly struct DocumentKey : IEquatable<DocumentKey>
{
    private readonly ReadOnlyMemory<byte> text;
    private readonly int hash;

    public DocumentKey(ReadOnlyMemory<byte> text)
    {
        var code = default(HashCode);
        code.AddBytes(text.Span);
        (this.text, hash) = (text, code.ToHashCode());
    }

    public bool Equals(DocumentKey other) => hash == other.hash && text.Span.SequenceEqual(other.text.Span);

    public override bool Equals(object? obj) => obj is DocumentKey other && Equals(other);

    public override int GetHashCode() => hash;
}
