using System.Text;

namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>
/// Strings of names seen lately, so that reading a document allocates hardly any. Slots are overwritten on collision: the memory is
/// bounded, and a lost race only costs an allocation.
/// </summary>
internal static class NameCache
{
    private const int Size = 4096;
    private const int MaxLength = 64;
    private static readonly string?[] Slots = new string?[Size];

    public static string Get(ReadOnlySpan<byte> name)
    {
        if (name.Length > MaxLength) return Encoding.ASCII.GetString(name);
        var hash = 2166136261u;
        foreach (var b in name) hash = (hash ^ b) * 16777619u;
        ref var slot = ref Slots[(hash ^ (hash >> 15)) & (Size - 1)];
        var known = slot;
        return known is not null && Ascii.Equals(name, known) ? known : slot = Encoding.ASCII.GetString(name);
    }
}
