namespace Luma.BuildingBlocks.Liquid.Rendering;

/// <summary>
/// Names of one template while it renders. Loop variables and arguments of partials are a stack that is searched from the top; what
/// <c>assign</c> and <c>capture</c> set lies below it and lives to the end; below that is the model, and last the counters.
/// </summary>
internal sealed class Scope(IReadOnlyDictionary<string, object?>? model)
{
    private (string Name, LiquidValue Value)[] stack = [];
    private Dictionary<string, LiquidValue>? assigned;
    private Dictionary<string, long>? counters;

    public int Depth { get; private set; }

    public void Push(string name, in LiquidValue value)
    {
        if (Depth == stack.Length) Array.Resize(ref stack, Math.Max(4, Depth * 2));
        stack[Depth++] = (name, value);
    }

    public void Replace(int depth, in LiquidValue value) => stack[depth].Value = value;

    public void PopTo(int depth)
    {
        Array.Clear(stack, depth, Depth - depth);
        Depth = depth;
    }

    public void Assign(string name, in LiquidValue value) =>
        (assigned ??= new Dictionary<string, LiquidValue>(StringComparer.Ordinal))[name] = value;

    /// <summary>Adds to a counter and gives its value before and after.</summary>
    public (long Before, long After) Count(string name, int step)
    {
        counters ??= new Dictionary<string, long>(StringComparer.Ordinal);
        counters.TryGetValue(name, out var before);
        counters[name] = before + step;
        return (before, before + step);
    }

    public bool TryGet(string name, out LiquidValue value)
    {
        for (var i = Depth - 1; i >= 0; i--)
        {
            if (!string.Equals(stack[i].Name, name, StringComparison.Ordinal)) continue;
            value = stack[i].Value;
            return true;
        }

        if (assigned is not null && assigned.TryGetValue(name, out value)) return true;

        if (model is not null && model.TryGetValue(name, out var found))
        {
            value = LiquidValue.From(found);
            return true;
        }

        var counted = 0L;
        var exists = counters is not null && counters.TryGetValue(name, out counted);
        value = exists ? LiquidValue.Of(counted) : default;
        return exists;
    }
}
