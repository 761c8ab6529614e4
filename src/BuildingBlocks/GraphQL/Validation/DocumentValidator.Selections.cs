using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Validation;

/// <summary>Fields, their arguments, and fragments where they are used (5.3 to 5.5).</summary>
internal sealed partial class DocumentValidator
{
    private void CheckSelections(SelectionSetNode set, CompositeType? parent)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field: CheckField(field, parent); break;
                case InlineFragmentNode inline: CheckInline(inline, parent); break;
                case FragmentSpreadNode spread: CheckSpread(spread, parent); break;
            }
        }
    }

    private void CheckField(FieldNode node, CompositeType? parent)
    {
        var field = parent is null ? null : schema.Field(parent, node.Name.Value);
        // 5.3.1 Field selections.
        if (field is null && parent is not null)
        {
            var known = (parent as ComplexType)?.Fields.Select(candidate => candidate.Name) ?? [];
            Report(ValidationErrors.UnknownField(node.Name.Value, parent.Name, ValidationErrors.Hint(node.Name.Value, known)), node.Start);
        }

        CheckArguments(node.Arguments, field?.Arguments, node.Start, field is null ? null : $"field \"{parent!.Name}.{field.Name}\"");
        CheckDirectives(node.Directives, DirectiveLocations.Field);
        // 5.3.3 Leaf field selections.
        if (field is not null)
        {
            if (field.Type.Named.IsLeaf)
            {
                if (node.SelectionSet is not null) Report(ValidationErrors.LeafWithFields(field.Name, field.Type.ToString()!), node.SelectionSet.Start);
            }
            else if (node.SelectionSet is null)
            {
                Report(ValidationErrors.NoFields(field.Name, field.Type.ToString()!), node.Start);
            }
        }

        if (node.SelectionSet is not null) CheckSelections(node.SelectionSet, field?.Type.Named as CompositeType);
    }

    private void CheckInline(InlineFragmentNode node, CompositeType? parent)
    {
        var type = node.TypeCondition is null ? parent : CheckCondition(node.TypeCondition);
        CheckDirectives(node.Directives, DirectiveLocations.InlineFragment);
        CheckOverlap(node, type, parent);
        CheckSelections(node.SelectionSet, type as CompositeType);
    }

    private void CheckSpread(FragmentSpreadNode node, CompositeType? parent)
    {
        CheckDirectives(node.Directives, DirectiveLocations.FragmentSpread);
        // 5.5.2.1 Fragment spread target defined.
        if (!fragments.TryGetValue(node.Name.Value, out var fragment)) Report(ValidationErrors.UnknownFragment(node.Name.Value), node.Name.Start);
        else CheckOverlap(node, schema.Types.GetValueOrDefault(fragment.TypeCondition.Name.Value), parent);
    }

    // 5.5.2.3 Fragment spread is possible.
    private void CheckOverlap(SelectionNode node, NamedType? type, CompositeType? parent)
    {
        if (parent is null || type is not CompositeType composite || composite == parent || composite.PossibleSet.Overlaps(parent.PossibleSet)) return;
        Report(ValidationErrors.ImpossibleFragment(parent.Name, type.Name), node.Start);
    }

    /// <summary>5.4: arguments are known, unique, given where required, and of their types.</summary>
    private void CheckArguments(ArgumentNode[] nodes, InputField[]? definitions, int ownerStart, string? owner)
    {
        foreach (var node in nodes)
        {
            var definition = definitions is null ? null : Array.Find(definitions, candidate => candidate.Name == node.Name.Value);
            if (definition is null && definitions is not null)
                Report(ValidationErrors.UnknownArgument(node.Name.Value, owner!, ValidationErrors.Hint(node.Name.Value, definitions.Select(candidate => candidate.Name))), node.Start);
            CheckValue(node.Value, definition?.Type, definition?.DefaultValue is not null, null, report: true);
        }

        if (nodes.Length > 1)
        {
            foreach (var group in nodes.GroupBy(node => node.Name.Value).Where(group => group.Count() > 1))
                Report(ValidationErrors.ArgumentTwice(group.Key), [.. group.Select(node => node.Start)]);
        }

        foreach (var definition in definitions ?? [])
        {
            if (definition.IsRequired && !Array.Exists(nodes, node => node.Name.Value == definition.Name))
                Report(ValidationErrors.ArgumentMissing(definition.Name, definition.Type.ToString()!, owner!), ownerStart);
        }
    }

    /// <summary>5.7: directives are known, in a place of theirs, and unique there.</summary>
    private void CheckDirectives(DirectiveNode[] nodes, string location)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = nodes[i];
            schema.Directives.TryGetValue(node.Name.Value, out var directive);
            if (directive is null) Report(ValidationErrors.UnknownDirective(node.Name.Value), node.Start);
            else if (!directive.Locations.Contains(location)) Report(ValidationErrors.DirectiveMisplaced(node.Name.Value, location), node.Start);
            CheckArguments(node.Arguments, directive?.Arguments, node.Start, $"directive \"@{node.Name}\"");
            if (directive is null or { IsRepeatable: true }) continue;
            var first = Array.Find(nodes, other => other.Name.Value == node.Name.Value)!;
            if (first != node) Report(ValidationErrors.DirectiveTwice(node.Name.Value), first.Start, node.Start);
        }
    }
}
