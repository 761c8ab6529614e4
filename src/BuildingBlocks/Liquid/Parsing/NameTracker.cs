using Luma.BuildingBlocks.Liquid.Ast;

namespace Luma.BuildingBlocks.Liquid.Parsing;

/// <summary>
/// Notes which variables a template takes from its model. Names are followed in the order of the source: what was assigned before
/// is the template's own, what is read before it is assigned is the model's.
/// </summary>
internal sealed class NameTracker(string source)
{
    private readonly List<(int Position, VariablePath Path)> uses = [];
    private readonly HashSet<string> assigned = new(StringComparer.Ordinal);
    private readonly List<string> scoped = [];

    /// <summary>A name that stays from here to the end.</summary>
    public void Assign(string name) => assigned.Add(name);

    /// <summary>A name that lives within a block, until <see cref="Leave"/>.</summary>
    public void Enter(string name) => scoped.Add(name);

    public void Leave(int count) => scoped.RemoveRange(scoped.Count - count, count);

    public void Use(int position, VariablePath path)
    {
        if (path.Root is { } root && !assigned.Contains(root) && !scoped.Contains(root)) uses.Add((position, path));
    }

    /// <summary>What was noted; changes nothing, so that many threads may ask.</summary>
    public VariableUse[] List()
    {
        // In order of the source one walk over it finds all the lines; an index is noted before the path around it.
        var sorted = uses.OrderBy(u => u.Position).ToArray();
        var result = new VariableUse[sorted.Length];
        var (line, start, at) = (1, 0, 0);
        for (var i = 0; i < result.Length; i++)
        {
            var (position, path) = sorted[i];
            var between = source.AsSpan(at, position - at);
            line += between.Count('\n');
            if (between.LastIndexOf('\n') is >= 0 and var last) start = at + last + 1;
            at = position;
            result[i] = new(path.Describe(), line, position - start + 1);
        }

        return result;
    }
}
