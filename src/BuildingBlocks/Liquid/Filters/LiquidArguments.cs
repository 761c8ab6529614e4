namespace Luma.BuildingBlocks.Liquid;

/// <summary>The arguments of one call of a filter.</summary>
public readonly ref struct LiquidArguments
{
    private readonly ReadOnlySpan<LiquidValue> values;
    private readonly string[]? names;

    internal LiquidArguments(ReadOnlySpan<LiquidValue> values, string[] names)
    {
        this.values = values;
        this.names = names;
    }

    /// <summary>Number of arguments without a name.</summary>
    public int Count => values.Length - (names?.Length ?? 0);

    /// <summary>An argument without a name; nil when there are not so many.</summary>
    public LiquidValue this[int index] => index < Count ? values[index] : default;

    /// <summary>A named argument; nil when it is not given.</summary>
    public LiquidValue Named(string name)
    {
        var index = names is null ? -1 : Array.LastIndexOf(names, name);
        return index < 0 ? default : values[Count + index];
    }
}
