using Luma.BuildingBlocks.GraphQL.Execution;

namespace Luma.BuildingBlocks.GraphQL;

/// <summary>The fields asked for below a field, so that a resolver loads only what will be shown.</summary>
public readonly struct FieldSelection
{
    private readonly Selection[] selections;

    internal FieldSelection(params Selection[] selections) => this.selections = selections;

    /// <summary>Names, in the schema, of the fields asked for; of an abstract type, those of all its types.</summary>
    public IEnumerable<string> Fields => Below().Select(child => child.Field.Name).Distinct(StringComparer.Ordinal);

    /// <summary>Of a connection: what is asked for of each node, through <c>nodes</c> or <c>edges</c>.</summary>
    public FieldSelection Node => new([.. Children("nodes"), .. Children("edges").SelectMany(edge => new FieldSelection(edge).Children("node"))]);

    /// <summary>Whether a field is asked for: <c>Selects("contacts", "value")</c>.</summary>
    public bool Selects(params ReadOnlySpan<string> path)
    {
        var at = this;
        foreach (var name in path)
        {
            at = new(at.Children(name));
            if (at.selections.Length == 0) return false;
        }

        return true;
    }

    /// <summary>What is asked for below one of the fields.</summary>
    public FieldSelection Field(string name) => new(Children(name));

    private Selection[] Children(string name) => [.. Below().Where(child => child.Field.Name == name)];

    private IEnumerable<Selection> Below() => (selections ?? []).SelectMany(selection => selection.AllPlans()).SelectMany(plan => plan.Selections);
}
