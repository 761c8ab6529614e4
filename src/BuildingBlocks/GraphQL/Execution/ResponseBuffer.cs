using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>A response in UTF-8, in memory that is used again. One thread at a time.</summary>
internal sealed class ResponseBuffer : IBufferWriter<byte>, IDisposable
{
    private const int MostKept = 64;
    private const int LargestKept = 1 << 20;
    private static readonly ConcurrentBag<ResponseBuffer> Pool = [];

    private byte[] bytes = new byte[4096];
    private int length;

    private ResponseBuffer() => Writer = new(this, JsonText.WriterOptions);

    public Utf8JsonWriter Writer { get; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    public static ResponseBuffer Rent() => Pool.TryTake(out var buffer) ? buffer : new();

    public void Clear()
    {
        length = 0;
        Writer.Reset();
    }

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return bytes.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return bytes.AsSpan(length);
    }

    public void Dispose()
    {
        Clear();
        if (bytes.Length <= LargestKept && Pool.Count < MostKept) Pool.Add(this);
    }

    private void Grow(int sizeHint)
    {
        var wanted = length + Math.Max(sizeHint, 256);
        if (wanted > bytes.Length) Array.Resize(ref bytes, Math.Max(wanted, bytes.Length * 2));
    }
}
