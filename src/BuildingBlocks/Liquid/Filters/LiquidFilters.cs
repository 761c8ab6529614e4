using System.Collections.Frozen;
using Luma.BuildingBlocks.Liquid.Filters;

namespace Luma.BuildingBlocks.Liquid;

/// <summary>A filter. Must not keep its arguments or context, and must be safe to call from many threads.</summary>
public delegate LiquidValue LiquidFilter(in LiquidValue input, in LiquidArguments arguments, LiquidContext context);

/// <summary>Filters by name. Immutable; <see cref="With"/> makes a larger set.</summary>
public sealed class LiquidFilters
{
    private readonly FrozenDictionary<string, FilterEntry> entries;

    private readonly FrozenDictionary<string, FilterEntry>.AlternateLookup<ReadOnlySpan<char>> byName;

    private LiquidFilters(IEnumerable<FilterEntry> entries)
    {
        this.entries = entries.ToFrozenDictionary(e => e.Name, StringComparer.Ordinal);
        byName = this.entries.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The filters of Liquid's standard library without colours and money, and <c>raw</c>.</summary>
    public static LiquidFilters Standard { get; } = new(StandardFilters.All);

    /// <summary>Names of all filters, for help and completion.</summary>
    public IEnumerable<string> Names => entries.Keys;

    /// <summary>
    /// This set and one filter more, or instead of one of the same name. Templates are refused when they give it another number of
    /// arguments or a named argument that it does not know; 8 arguments are the most.
    /// </summary>
    public LiquidFilters With(
        string name, LiquidFilter filter, int minArguments = 0, int maxArguments = 0, params string[] namedArguments)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegative(minArguments);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxArguments, minArguments);
        ArgumentNullException.ThrowIfNull(namedArguments);
        var entry = new FilterEntry(name, filter, minArguments, maxArguments, namedArguments, IsStandard: false);
        return new(entries.Values.Where(e => !string.Equals(e.Name, name, StringComparison.Ordinal)).Append(entry));
    }

    internal FilterEntry? Find(ReadOnlySpan<char> name) => byName.TryGetValue(name, out var entry) ? entry : null;
}
