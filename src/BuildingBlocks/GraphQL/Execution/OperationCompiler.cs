using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>
/// Makes the plan of one operation for one outcome of its <c>@skip</c> and <c>@include</c> conditions. Those whose conditions differ in
/// order have different responses (specification 6.3.2), so conditions are settled before fields are merged.
/// </summary>
internal sealed class OperationCompiler(GraphQLSchema schema, IReadOnlyDictionary<string, FragmentNode> fragments, Func<string, bool> condition)
{
    private int count;

    /// <summary>The number of selections made so far; their ids are below it.</summary>
    public int Count => Volatile.Read(ref count);

    public SelectionPlan Compile(ObjectType root, SelectionSetNode selectionSet)
    {
        var groups = new Groups();
        Collect(root, selectionSet, groups, []);
        return Merge(root, groups);
    }

    /// <summary>The plan below a field, for one type of its value.</summary>
    public SelectionPlan Plan(ObjectType type, FieldNode[] nodes)
    {
        var groups = new Groups();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes)
            if (node.SelectionSet is { } set) Collect(type, set, groups, visited);
        return Merge(type, groups);
    }

    private SelectionPlan Merge(ObjectType type, Groups groups)
    {
        var selections = new List<Selection>(groups.Count);
        foreach (var nodes in groups.Lists)
        {
            if (schema.Field(type, nodes[0].Name.Value) is { } field)
                selections.Add(new(this, Interlocked.Increment(ref count) - 1, nodes[0].ResponseName, field, [.. nodes]));
        }

        return new(type, [.. selections]);
    }

    private void Collect(ObjectType type, SelectionSetNode set, Groups groups, HashSet<string> visited)
    {
        foreach (var selection in set.Selections)
        {
            if (selection.Directives.Length > 0 && !IsIncluded(selection.Directives)) continue;
            switch (selection)
            {
                case FieldNode field:
                    groups.Add(field);
                    break;
                case InlineFragmentNode inline:
                    if (inline.TypeCondition is null || Applies(inline.TypeCondition, type)) Collect(type, inline.SelectionSet, groups, visited);
                    break;
                case FragmentSpreadNode spread:
                    if (visited.Add(spread.Name.Value) && fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(fragment.TypeCondition, type))
                        Collect(type, fragment.SelectionSet, groups, visited);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode node, ObjectType type) =>
        node.Name.Value == type.Name || (schema.Types.GetValueOrDefault(node.Name.Value) is CompositeType composite && composite.PossibleSet.Contains(type));

    private bool IsIncluded(DirectiveNode[] directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value is not ("skip" or "include")) continue;
            var holds = directive.Arguments is [{ Value: var value }] && value switch
            {
                BooleanValueNode boolean => boolean.Value,
                VariableNode variable => condition(variable.Name.Value),
                _ => false,
            };
            if (holds == (directive.Name.Value == "skip")) return false;
        }

        return true;
    }

    /// <summary>Fields by response name, in the order of their first occurrence. Few at a time: a list is faster than a dictionary.</summary>
    private sealed class Groups
    {
        private const int Few = 16;
        private Dictionary<string, List<FieldNode>>? byName;

        public List<List<FieldNode>> Lists { get; } = [];

        public int Count => Lists.Count;

        public void Add(FieldNode field)
        {
            var name = field.ResponseName;
            var list = byName is not null ? byName.GetValueOrDefault(name) : Lists.Find(known => known[0].ResponseName == name);
            if (list is not null)
            {
                list.Add(field);
                return;
            }

            list = [field];
            Lists.Add(list);
            if (byName is null && Lists.Count > Few) byName = Lists.ToDictionary(known => known[0].ResponseName, StringComparer.Ordinal);
            else byName?.Add(name, list);
        }
    }
}
