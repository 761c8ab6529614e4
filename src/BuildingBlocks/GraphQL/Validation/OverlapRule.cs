using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Validation;

/// <summary>
/// 5.3.2 Field selection merging: fields of one response name must be one field. Each selection is compared within itself; fields are
/// compared with those of fragments, and fragments with one another, each pair once. A budget bounds the whole.
/// </summary>
internal sealed partial class OverlapRule(GraphQLSchema schema, IReadOnlyDictionary<string, FragmentNode> fragments, ReportError report)
{
    private const int MostComparisons = 200_000;

    private readonly Dictionary<(SelectionSetNode Set, CompositeType? Parent), FieldGroups> collected = [];
    private readonly Dictionary<(string, string), bool> comparedFragments = [];
    private readonly Dictionary<(FieldGroups, string), bool> comparedFields = [];
    private int comparisons;

    public void Check(DocumentNode document)
    {
        try
        {
            foreach (var definition in document.Definitions)
            {
                if (definition is OperationNode operation) CheckSet(operation.SelectionSet, schema.Roots[(int)operation.Kind]);
                else if (definition is FragmentNode fragment) CheckSet(fragment.SelectionSet, Condition(fragment.TypeCondition));
            }
        }
        catch (BudgetSpentException)
        {
            report(ValidationErrors.TooHard(), document.Definitions[0].Start);
        }
    }

    private void CheckSet(SelectionSetNode set, CompositeType? parent)
    {
        if (set.Selections.Length > 1 || set.Selections[0] is InlineFragmentNode)
        {
            foreach (var conflict in Within(Collect(set, parent))) report(ValidationErrors.Conflict(conflict.Name, conflict.Reason), [.. conflict.First, .. conflict.Second]);
        }

        CheckBelow(set, parent);
    }

    // The selections of inline fragments belong to the selection around them.
    private void CheckBelow(SelectionSetNode set, CompositeType? parent)
    {
        foreach (var selection in set.Selections)
        {
            if (selection is FieldNode { SelectionSet: { } inner } field) CheckSet(inner, (parent is null ? null : schema.Field(parent, field.Name.Value))?.Type.Named as CompositeType);
            else if (selection is InlineFragmentNode inline) CheckBelow(inline.SelectionSet, inline.TypeCondition is null ? parent : Condition(inline.TypeCondition));
        }
    }

    private List<Conflict> Within(FieldGroups groups)
    {
        var conflicts = new List<Conflict>();
        foreach (var (name, fields) in groups.Fields)
        {
            for (var i = 0; i < fields.Count; i++)
                for (var j = i + 1; j < fields.Count; j++) AddConflict(conflicts, exclusive: false, name, fields[i], fields[j]);
        }

        for (var i = 0; i < groups.Fragments.Count; i++)
        {
            CompareWithFragment(conflicts, exclusive: false, groups, groups.Fragments[i]);
            for (var j = i + 1; j < groups.Fragments.Count; j++) CompareFragments(conflicts, exclusive: false, groups.Fragments[i], groups.Fragments[j]);
        }

        return conflicts;
    }

    private void Compare(List<Conflict> conflicts, bool exclusive, FieldGroups first, FieldGroups second)
    {
        foreach (var (name, fields) in first.Fields)
        {
            if (!second.Fields.TryGetValue(name, out var others)) continue;
            foreach (var field in fields)
                foreach (var other in others) AddConflict(conflicts, exclusive, name, field, other);
        }
    }

    private void CompareWithFragment(List<Conflict> conflicts, bool exclusive, FieldGroups groups, string name)
    {
        Spend();
        if (groups.Fields.Count == 0 || Done(comparedFields, (groups, name), exclusive) || !fragments.TryGetValue(name, out var fragment)) return;
        var others = Collect(fragment.SelectionSet, Condition(fragment.TypeCondition));
        if (others == groups) return;
        Compare(conflicts, exclusive, groups, others);
        foreach (var referenced in others.Fragments) CompareWithFragment(conflicts, exclusive, groups, referenced);
    }

    private void CompareFragments(List<Conflict> conflicts, bool exclusive, string first, string second)
    {
        Spend();
        if (first == second || Done(comparedFragments, string.CompareOrdinal(first, second) < 0 ? (first, second) : (second, first), exclusive)) return;
        if (!fragments.TryGetValue(first, out var one) || !fragments.TryGetValue(second, out var other)) return;
        var (fields, others) = (Collect(one.SelectionSet, Condition(one.TypeCondition)), Collect(other.SelectionSet, Condition(other.TypeCondition)));
        Compare(conflicts, exclusive, fields, others);
        foreach (var referenced in others.Fragments) CompareFragments(conflicts, exclusive, first, referenced);
        foreach (var referenced in fields.Fragments) CompareFragments(conflicts, exclusive, referenced, second);
    }

    // A pair compared as possibly overlapping need not be compared again; one compared as exclusive only as such.
    private static bool Done<TKey>(Dictionary<TKey, bool> done, TKey key, bool exclusive)
        where TKey : notnull
    {
        if (done.TryGetValue(key, out var was) && (!was || exclusive)) return true;
        done[key] = exclusive;
        return false;
    }

    private CompositeType? Condition(NamedTypeNode node) => schema.Types.GetValueOrDefault(node.Name.Value) as CompositeType;

    private void Spend()
    {
        if (++comparisons > MostComparisons) throw new BudgetSpentException();
    }

    private sealed class BudgetSpentException() : Exception(ValidationErrors.TooHard());
}

/// <summary>Two sets of fields that cannot be one.</summary>
internal sealed record Conflict(string Name, string Reason, int[] First, int[] Second);
