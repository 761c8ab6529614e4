using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>The variables that decide whether fields are included.</summary>
internal static class Conditions
{
    public static string[] Find(DocumentNode document)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationNode operation) Visit(operation.SelectionSet, names);
            else if (definition is FragmentNode fragment) Visit(fragment.SelectionSet, names);
        }

        return [.. names];
    }

    private static void Visit(SelectionSetNode set, SortedSet<string> names)
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value is "skip" or "include" && directive.Arguments is [{ Value: VariableNode variable }]) names.Add(variable.Name.Value);
            }

            if ((selection as FieldNode)?.SelectionSet is { } below) Visit(below, names);
            else if (selection is InlineFragmentNode inline) Visit(inline.SelectionSet, names);
        }
    }
}
