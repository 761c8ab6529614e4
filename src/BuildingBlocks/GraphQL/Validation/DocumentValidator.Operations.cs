using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Validation;

/// <summary>Operations, fragments and their variables' definitions (5.2, 5.5, 5.8).</summary>
internal sealed partial class DocumentValidator
{
    private void CheckOperation(OperationNode operation)
    {
        var root = schema.Roots[(int)operation.Kind];
        // 5.2.1.1 Operation type existence.
        if (root is null) Report(ValidationErrors.NoRootType(operation.Kind.ToString()), operation.Start);
        CheckVariableDefinitions(operation);
        CheckDirectives(operation.Directives, operation.Kind switch
        {
            OperationKind.Query => DirectiveLocations.Query,
            OperationKind.Mutation => DirectiveLocations.Mutation,
            _ => DirectiveLocations.Subscription,
        });
        CheckSelections(operation.SelectionSet, root);
        if (operation.Kind == OperationKind.Subscription && root is not null) CheckSubscription(operation, root);
    }

    private void CheckFragment(FragmentNode fragment)
    {
        var type = CheckCondition(fragment.TypeCondition);
        CheckDirectives(fragment.Directives, DirectiveLocations.FragmentDefinition);
        CheckSelections(fragment.SelectionSet, type as CompositeType);
    }

    /// <summary>5.5.1.2 and 5.5.1.3: the condition is a type, and one with fields.</summary>
    private NamedType? CheckCondition(NamedTypeNode condition)
    {
        if (!schema.Types.TryGetValue(condition.Name.Value, out var type)) Report(ValidationErrors.UnknownType(condition.Name.Value), condition.Start);
        else if (!type.IsComposite) Report(ValidationErrors.FragmentOnLeaf(type.Name), condition.Start);
        return type;
    }

    private void CheckVariableDefinitions(OperationNode operation)
    {
        foreach (var definition in operation.Variables)
        {
            CheckTypeNames(definition.Type);
            var type = schema.Resolve(definition.Type);
            // 5.8.2 Variables are input types.
            if (type is { IsInput: false }) Report(ValidationErrors.VariableNoInput(definition.Variable.Name.Value, type.ToString()!), definition.Type.Start);
            if (definition.DefaultValue is { } value) CheckValue(value, type is { IsInput: true } ? type : null, hasDefault: false, null, report: true);
            CheckDirectives(definition.Directives, DirectiveLocations.VariableDefinition);
        }

        // 5.8.1 Variable uniqueness.
        if (operation.Variables.Length < 2) return;
        foreach (var group in operation.Variables.GroupBy(definition => definition.Variable.Name.Value).Where(group => group.Count() > 1))
            Report(ValidationErrors.VariableTwice(group.Key), [.. group.Select(definition => definition.Variable.Name.Start)]);
    }

    private void CheckTypeNames(TypeNode node)
    {
        while (node is not NamedTypeNode) node = node is ListTypeNode list ? list.Element : ((NonNullTypeNode)node).Inner;
        var name = ((NamedTypeNode)node).Name;
        if (!schema.Types.ContainsKey(name.Value)) Report(ValidationErrors.UnknownType(name.Value), name.Start);
    }

    // 5.2.4.1 Single root field.
    private void CheckSubscription(OperationNode operation, ObjectType root)
    {
        var fields = new List<FieldNode>();
        var conditions = new List<int>();
        CollectRootFields(root, operation.SelectionSet, fields, conditions, []);
        var groups = fields.GroupBy(field => field.ResponseName).Select(group => group.ToList()).ToList();
        if (conditions.Count > 0) Report(ValidationErrors.SubscriptionCondition(), [.. conditions]);
        if (groups.Count > 1) Report(ValidationErrors.SeveralSubscriptionFields(), [.. groups.Skip(1).SelectMany(group => group).Select(field => field.Start)]);
        foreach (var group in groups.Where(group => group[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
            Report(ValidationErrors.SubscriptionIntrospection(), [.. group.Select(field => field.Start)]);
    }

    private void CollectRootFields(ObjectType root, SelectionSetNode set, List<FieldNode> fields, List<int> conditions, HashSet<string> visited)
    {
        foreach (var selection in set.Selections)
        {
            conditions.AddRange(selection.Directives.Where(directive => directive.Name.Value is "skip" or "include").Select(directive => directive.Start));
            switch (selection)
            {
                case FieldNode field: fields.Add(field); break;
                case InlineFragmentNode inline when inline.TypeCondition is null || Applies(inline.TypeCondition, root): CollectRootFields(root, inline.SelectionSet, fields, conditions, visited); break;
                case FragmentSpreadNode spread:
                    if (visited.Add(spread.Name.Value) && fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(fragment.TypeCondition, root))
                        CollectRootFields(root, fragment.SelectionSet, fields, conditions, visited);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode condition, ObjectType type) =>
        schema.Types.GetValueOrDefault(condition.Name.Value) is CompositeType composite && composite.PossibleSet.Contains(type);
}
