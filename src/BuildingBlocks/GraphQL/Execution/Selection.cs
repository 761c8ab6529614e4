using System.Collections.Concurrent;
using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>One field of the response, merged from all its occurrences, with everything found that can be known before a request.</summary>
internal sealed class Selection
{
    private readonly OperationCompiler compiler;
    private ConcurrentDictionary<ObjectType, SelectionPlan>? plans;

    public Selection(OperationCompiler compiler, int id, string responseName, OutputField field, FieldNode[] nodes)
    {
        this.compiler = compiler;
        (Id, ResponseName, Field, Nodes) = (id, responseName, field, nodes);
        Encoded = JsonEncodedText.Encode(responseName);
        IsTypeName = field == IntrospectionTypes.TypeName;
        Arguments = ArgumentPlan.Of(field, nodes[0]);
        Plan = field.Type.Named is ObjectType type ? compiler.Plan(type, nodes) : null;
        IsInline = IsTypeName || (field.Binding.IsPure && field.Binding.Pure is not null && (field.Type.Named.IsLeaf || Plan is { IsInline: true }));
        Write = field.Binding.IsPure ? field.Binding.Write : null;
    }

    /// <summary>Number within the plan of the operation.</summary>
    public int Id { get; }

    public string ResponseName { get; }

    public JsonEncodedText Encoded { get; }

    public OutputField Field { get; }

    public FieldNode[] Nodes { get; }

    public ArgumentPlan Arguments { get; }

    public bool IsTypeName { get; }

    /// <summary>The plan below, when the field's type is an object type.</summary>
    public SelectionPlan? Plan { get; }

    /// <summary>True when the field and all below it are pure: nothing is kept for it, it is computed while the response is written.</summary>
    public bool IsInline { get; }

    /// <summary>Writes a leaf from the parent's value without boxing.</summary>
    public LeafWriter? Write { get; }

    /// <summary>The plan for a value of an abstract type; made when such a value is met for the first time.</summary>
    public SelectionPlan PlanFor(ObjectType type)
    {
        if (Plan is not null) return Plan;
        var known = plans ?? Interlocked.CompareExchange(ref plans, new(), null) ?? plans;
        return known.GetOrAdd(type, static (type, self) => self.compiler.Plan(type, self.Nodes), this);
    }

    public IEnumerable<SelectionPlan> AllPlans() => Field.Type.Named is CompositeType type ? type.PossibleTypes.Select(PlanFor) : [];
}

/// <summary>The fields to give for values of one object type.</summary>
internal sealed class SelectionPlan(ObjectType type, Selection[] selections)
{
    public ObjectType Type { get; } = type;

    public Selection[] Selections { get; } = selections;

    public JsonEncodedText TypeName { get; } = JsonEncodedText.Encode(type.Name);

    public bool IsInline { get; } = Array.TrueForAll(selections, selection => selection.IsInline);
}
