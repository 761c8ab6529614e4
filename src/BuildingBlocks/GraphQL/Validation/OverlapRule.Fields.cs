using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Validation;

/// <summary>Two fields of one response name.</summary>
internal sealed partial class OverlapRule
{
    private void AddConflict(List<Conflict> conflicts, bool exclusive, string name, FieldUse first, FieldUse second)
    {
        Spend();
        // Fields of two object types never meet in one object; then only their shapes must agree.
        exclusive |= first.Parent != second.Parent && first.Parent is ObjectType && second.Parent is ObjectType;
        if (!exclusive)
        {
            var (one, other) = (first.Node.Name.Value, second.Node.Name.Value);
            var reason = one != other ? ValidationErrors.DifferentFields(one, other) : SameArguments(first.Node.Arguments, second.Node.Arguments) ? null : ValidationErrors.DifferentArguments();
            if (reason is not null)
            {
                conflicts.Add(new(name, reason, [first.Node.Start], [second.Node.Start]));
                return;
            }
        }

        var (type, otherType) = (first.Field?.Type, second.Field?.Type);
        if (type is not null && otherType is not null && !SameShape(type, otherType))
        {
            conflicts.Add(new(name, ValidationErrors.DifferentTypes(type.ToString()!, otherType.ToString()!), [first.Node.Start], [second.Node.Start]));
            return;
        }

        if (first.Node.SelectionSet is null || second.Node.SelectionSet is null) return;
        var below = Between(exclusive, Collect(first.Node.SelectionSet, type?.Named as CompositeType), Collect(second.Node.SelectionSet, otherType?.Named as CompositeType));
        if (below.Count == 0) return;
        conflicts.Add(new(name, ValidationErrors.Nested(below.Select(conflict => (conflict.Name, conflict.Reason))),
            [first.Node.Start, .. below.SelectMany(conflict => conflict.First)], [second.Node.Start, .. below.SelectMany(conflict => conflict.Second)]));
    }

    private List<Conflict> Between(bool exclusive, FieldGroups first, FieldGroups second)
    {
        var conflicts = new List<Conflict>();
        Compare(conflicts, exclusive, first, second);
        foreach (var fragment in second.Fragments) CompareWithFragment(conflicts, exclusive, first, fragment);
        foreach (var fragment in first.Fragments) CompareWithFragment(conflicts, exclusive, second, fragment);
        foreach (var one in first.Fragments)
            foreach (var other in second.Fragments) CompareFragments(conflicts, exclusive, one, other);
        return conflicts;
    }

    // "SameResponseShape", without the fields below.
    private static bool SameShape(GraphQLType one, GraphQLType other)
    {
        if (one is ListType || other is ListType) return one is ListType list && other is ListType otherList && SameShape(list.Element, otherList.Element);
        if (one is NonNullType || other is NonNullType) return one is NonNullType inner && other is NonNullType otherInner && SameShape(inner.Inner, otherInner.Inner);
        return one == other || (!one.Named.IsLeaf && !other.Named.IsLeaf);
    }

    private static bool SameArguments(ArgumentNode[] one, ArgumentNode[] other)
    {
        if (one.Length != other.Length) return false;
        foreach (var argument in one)
        {
            if (Array.FindLast(other, candidate => candidate.Name.Value == argument.Name.Value) is not { } match || !SameValue(argument.Value, match.Value)) return false;
        }

        return true;
    }

    private static bool SameValue(ValueNode one, ValueNode other) => (one, other) switch
    {
        (ObjectValueNode a, ObjectValueNode b) => a.Fields.Length == b.Fields.Length
            && Array.TrueForAll(a.Fields, field => Array.Find(b.Fields, candidate => candidate.Name.Value == field.Name.Value) is { } match && SameValue(field.Value, match.Value)),
        (ListValueNode a, ListValueNode b) => a.Values.Length == b.Values.Length && a.Values.Zip(b.Values).All(pair => SameValue(pair.First, pair.Second)),
        (VariableNode a, VariableNode b) => a.Name.Value == b.Name.Value,
        _ => one.GetType() == other.GetType() && Printer.Print(one) == Printer.Print(other),
    };

    private FieldGroups Collect(SelectionSetNode set, CompositeType? parent)
    {
        if (collected.TryGetValue((set, parent), out var known)) return known;
        var groups = new FieldGroups();
        Collect(set, parent, groups);
        return collected[(set, parent)] = groups;
    }

    private void Collect(SelectionSetNode set, CompositeType? parent, FieldGroups groups)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Spend();
                    groups.Add(new(parent, field, parent is null ? null : schema.Field(parent, field.Name.Value)));
                    break;
                case FragmentSpreadNode spread:
                    if (!groups.Fragments.Contains(spread.Name.Value)) groups.Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.SelectionSet, inline.TypeCondition is null ? parent : Condition(inline.TypeCondition), groups);
                    break;
            }
        }
    }

    private readonly record struct FieldUse(CompositeType? Parent, FieldNode Node, OutputField? Field);

    private sealed class FieldGroups
    {
        public OrderedDictionary<string, List<FieldUse>> Fields { get; } = new(StringComparer.Ordinal);

        public List<string> Fragments { get; } = [];

        public void Add(FieldUse use)
        {
            if (Fields.TryGetValue(use.Node.ResponseName, out var list)) list.Add(use);
            else Fields.Add(use.Node.ResponseName, [use]);
        }
    }
}
