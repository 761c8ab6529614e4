using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Validation;

/// <summary>Rules across definitions: fragments and variables are used, exist, and fit (5.5.1.4, 5.5.2.2, 5.8.3 to 5.8.5).</summary>
internal sealed partial class DocumentValidator
{
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> spreads = new(ReferenceEqualityComparer.Instance);

    private void CheckFragmentUse()
    {
        if (fragments.Count == 0) return;
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions)
            if (definition is OperationNode operation) used.UnionWith(Reached(operation).Select(fragment => fragment.Name.Value));
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions)
        {
            if (definition is not FragmentNode fragment) continue;
            if (!used.Contains(fragment.Name.Value)) Report(ValidationErrors.UnusedFragment(fragment.Name.Value), fragment.Start);
            FindCircles(fragment, visited, [], new(StringComparer.Ordinal));
        }
    }

    private void FindCircles(FragmentNode fragment, HashSet<string> visited, List<FragmentSpreadNode> path, Dictionary<string, int> places)
    {
        if (!visited.Add(fragment.Name.Value)) return;
        places[fragment.Name.Value] = path.Count;
        foreach (var spread in Spreads(fragment.SelectionSet))
        {
            path.Add(spread);
            if (places.TryGetValue(spread.Name.Value, out var from))
            {
                var circle = path[from..];
                Report(ValidationErrors.FragmentCircle(string.Join(", ", circle.Select(step => $"\"{step.Name}\""))), [.. circle.Select(step => step.Start)]);
            }
            else if (fragments.TryGetValue(spread.Name.Value, out var next))
            {
                FindCircles(next, visited, path, places);
            }

            path.RemoveAt(path.Count - 1);
        }

        places.Remove(fragment.Name.Value);
    }

    private void CheckVariableUse(OperationNode operation)
    {
        var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
        foreach (var definition in operation.Variables) definitions[definition.Variable.Name.Value] = definition;
        var used = new HashSet<string>(StringComparer.Ordinal);
        CheckUses(operation, uses[operation], definitions, used);
        foreach (var fragment in Reached(operation)) CheckUses(operation, uses[fragment], definitions, used);
        foreach (var definition in operation.Variables)
        {
            if (!used.Contains(definition.Variable.Name.Value))
                Report(ValidationErrors.UnusedVariable(definition.Variable.Name.Value, operation.Name?.Value), definition.Start);
        }
    }

    private void CheckUses(OperationNode operation, List<VariableUse> all, Dictionary<string, VariableDefinitionNode> definitions, HashSet<string> used)
    {
        foreach (var use in all)
        {
            var name = use.Node.Name.Value;
            used.Add(name);
            if (!definitions.TryGetValue(name, out var definition))
            {
                Report(ValidationErrors.UndefinedVariable(name, operation.Name?.Value), use.Node.Start, operation.Start);
                continue;
            }

            if (use.Type is null || schema.Resolve(definition.Type) is not { } type) continue;
            if (!IsAllowed(type, definition.DefaultValue, use)) Report(ValidationErrors.VariableMisplaced(name, type.ToString()!, use.Type.ToString()!), definition.Start, use.Node.Start);
            if (use.Parent is { IsOneOf: true } && !type.IsNonNull) Report(ValidationErrors.VariableInOneOf(name, use.Parent.Name), definition.Start, use.Node.Start);
        }
    }

    // "IsVariableUsageAllowed": a default, of the variable or of the place, makes up for a variable that may be absent.
    private static bool IsAllowed(GraphQLType variable, ValueNode? variableDefault, VariableUse use)
    {
        if (use.Type is not NonNullType place || variable.IsNonNull) return GraphQLSchema.IsSubtype(variable, use.Type!);
        return (variableDefault is not (null or NullValueNode) || use.HasDefault) && GraphQLSchema.IsSubtype(variable, place.Inner);
    }

    /// <summary>All fragments that a definition uses, directly or through others, each once.</summary>
    private List<FragmentNode> Reached(OperationNode operation)
    {
        var found = new List<FragmentNode>();
        if (fragments.Count == 0) return found;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<SelectionSetNode>([operation.SelectionSet]);
        while (open.TryPop(out var set))
        {
            foreach (var spread in Spreads(set))
            {
                if (!names.Add(spread.Name.Value) || !fragments.TryGetValue(spread.Name.Value, out var fragment)) continue;
                found.Add(fragment);
                open.Push(fragment.SelectionSet);
            }
        }

        return found;
    }

    /// <summary>The spreads in a selection, at any depth: those of outer selections first.</summary>
    private List<FragmentSpreadNode> Spreads(SelectionSetNode set)
    {
        if (spreads.TryGetValue(set, out var known)) return known;
        var found = new List<FragmentSpreadNode>();
        var open = new Stack<SelectionSetNode>([set]);
        while (open.TryPop(out var next))
        {
            foreach (var selection in next.Selections)
            {
                if (selection is FragmentSpreadNode spread) found.Add(spread);
                else if ((selection as FieldNode)?.SelectionSet is { } inner) open.Push(inner);
                else if (selection is InlineFragmentNode inline) open.Push(inline.SelectionSet);
            }
        }

        return spreads[set] = found;
    }
}
