using System.Runtime.InteropServices;
using Luma.BuildingBlocks.GraphQL.Execution;
using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Cost;

/// <summary>How large an operation is, fragments expanded.</summary>
/// <param name="Cost">The resolvers that run, lists multiplied by their sizes.</param>
/// <param name="Fields">Fields, each as often as it is selected.</param>
/// <param name="Depth">Levels of fields, introspection aside.</param>
/// <param name="Aliases">Fields with an alias.</param>
/// <param name="Directives">Directives.</param>
/// <param name="Introspection">Levels of lists below <c>__schema</c> and <c>__type</c>, plus 1 for these themselves; 0 when there are none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Measure(double Cost, double Fields, int Depth, double Aliases, double Directives, int Introspection)
{
    public Measure Beside(Measure other) => new(
        Cost + other.Cost, Fields + other.Fields, Math.Max(Depth, other.Depth), Aliases + other.Aliases, Directives + other.Directives, Math.Max(Introspection, other.Introspection));
}

/// <summary>Measures operations before they run. A fragment is measured once for each kind of place, so that the work is linear however
/// often fragments repeat each other; the sums are numbers in floating point, which cannot overflow.</summary>
internal sealed class DocumentMeter(GraphQLSchema schema, IReadOnlyDictionary<string, FragmentNode> fragments, VariableValues variables, GraphQLLimits limits)
{
    private static readonly string[] SizeArguments = ["first", "last", "limit", "take"];

    private readonly Dictionary<(string, double?), Measure> measured = [];

    /// <summary>Whether a size came from a variable, so that another request may measure differently.</summary>
    public bool UsedVariables { get; private set; }

    public Measure Of(OperationNode operation, ObjectType root) =>
        Of(operation.SelectionSet, root, null).Beside(default(Measure) with { Directives = operation.Directives.Length });

    private Measure Of(SelectionSetNode set, CompositeType parent, double? pageSize)
    {
        var sum = default(Measure);
        foreach (var selection in set.Selections)
        {
            var one = selection switch
            {
                FieldNode field => Of(field, parent, pageSize),
                InlineFragmentNode inline => Of(inline.SelectionSet, Condition(inline.TypeCondition) ?? parent, pageSize),
                _ => Of((FragmentSpreadNode)selection, pageSize),
            };
            sum = sum.Beside(one with { Directives = one.Directives + selection.Directives.Length });
        }

        return sum;
    }

    private Measure Of(FragmentSpreadNode spread, double? pageSize)
    {
        if (measured.TryGetValue((spread.Name.Value, pageSize), out var known)) return known;
        var fragment = fragments[spread.Name.Value];
        return measured[(spread.Name.Value, pageSize)] = Of(fragment.SelectionSet, Condition(fragment.TypeCondition)!, pageSize);
    }

    private Measure Of(FieldNode node, CompositeType parent, double? pageSize)
    {
        var field = schema.Field(parent, node.Name.Value)!;
        var own = new Measure(0, 1, 0, node.Alias is null ? 0 : 1, 0, 0);
        if (field.IsIntrospection) return Introspection(node, field, own);
        var size = Size(field, node, pageSize);
        own = own with { Cost = Weight(field), Depth = 1 };
        if (node.SelectionSet is not { } set || field.Type.Named is not CompositeType type) return own;
        var below = Of(set, type, field.Binding.IsConnection ? size : null);
        // The items of a page are counted at the lists inside it.
        var times = field.Binding.IsConnection ? 1 : size;
        return own.Beside(below with { Cost = below.Cost * times, Depth = 0 }) with { Depth = below.Depth + 1 };
    }

    private Measure Introspection(FieldNode node, OutputField field, Measure own)
    {
        if (node.SelectionSet is not { } set || field.Type.Named is not CompositeType type) return own;
        var below = Of(set, type, null);
        var level = field.Name is "__schema" or "__type" or "fields" or "interfaces" or "possibleTypes" or "inputFields" ? 1 : 0;
        return own.Beside(below with { Depth = 0 }) with { Introspection = below.Introspection + level };
    }

    // What SDL alone describes counts like a method when it has fields of its own.
    private static double Weight(OutputField field) => field.Binding.Cost ?? (field.Type.Named.IsLeaf ? 0 : 1);

    private double Size(OutputField field, FieldNode node, double? pageSize)
    {
        if (!field.Binding.IsConnection && field.Type.Nullable is not ListType) return 1;
        if (pageSize is { } page && field.Name is ("edges" or "nodes")) return page;
        foreach (var argument in node.Arguments)
        {
            if (!SizeArguments.Contains(argument.Name.Value)) continue;
            if (argument.Value is IntValueNode literal && double.TryParse(literal.Value, out var number)) return Math.Max(0, number);
            if (argument.Value is not VariableNode variable) continue;
            UsedVariables = true;
            if (variables.TryGet(variable.Name.Value, out var value) && value is int given) return Math.Max(0, given);
        }

        return field.Binding.AssumedSize ?? limits.DefaultListSize;
    }

    private CompositeType? Condition(NamedTypeNode? node) => node is null ? null : schema.Types.GetValueOrDefault(node.Name.Value) as CompositeType;
}
