using System.Collections.Concurrent;
using Luma.BuildingBlocks.GraphQL.Cost;
using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;
using Luma.BuildingBlocks.GraphQL.Validation;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>A document that was read and checked once, with its operations; or what is wrong with it.</summary>
internal sealed class PreparedDocument
{
    private readonly PreparedOperation[] operations = [];

    private PreparedDocument(SourceText source, IReadOnlyList<GraphQLError> errors) => (Source, Errors) = (source, errors);

    private PreparedDocument(GraphQLSchema schema, DocumentNode document)
        : this(document.Source, [])
    {
        var fragments = document.Definitions.OfType<FragmentNode>().ToDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);
        var conditions = Conditions.Find(document);
        operations = [.. document.Definitions.OfType<OperationNode>().Select(operation => new PreparedOperation(schema, document.Source, operation, fragments, conditions))];
    }

    public SourceText Source { get; }

    public IReadOnlyList<GraphQLError> Errors { get; }

    public static PreparedDocument Prepare(GraphQLSchema schema, ReadOnlyMemory<byte> text, GraphQLLimits limits)
    {
        var source = new SourceText(text);
        try
        {
            var document = Parser.Parse(source, limits.MaxTokens);
            var errors = DocumentValidator.Validate(schema, document, limits.MaxErrors);
            return errors.Count > 0 ? new(source, errors) : new(schema, document);
        }
        catch (GraphQLSyntaxException error)
        {
            return new(source, [new(error.Message, GraphQLErrorCodes.Syntax) { Locations = [error.Location] }]);
        }
    }

    /// <summary>Specification 6.1, "GetOperation": the operation of a name, or the only one.</summary>
    public PreparedOperation? Find(string? name, out GraphQLError? error)
    {
        error = null;
        if (string.IsNullOrEmpty(name))
        {
            if (operations.Length == 1) return operations[0];
            error = new(operations.Length == 0 ? ExecutionErrors.NoOperation() : ExecutionErrors.WhichOperation(), GraphQLErrorCodes.BadRequest);
            return null;
        }

        var found = Array.Find(operations, operation => operation.Node.Name?.Value == name);
        if (found is null) error = new(ExecutionErrors.UnknownOperation(name), GraphQLErrorCodes.BadRequest);
        return found;
    }
}

/// <summary>One operation and its plans, one for each outcome of its conditions that was met.</summary>
internal sealed class PreparedOperation(
    GraphQLSchema schema, SourceText source, OperationNode node, IReadOnlyDictionary<string, FragmentNode> fragments, string[] conditions)
{
    /// <summary>More outcomes than any client has; beyond it plans are made anew each time.</summary>
    private const int MostPlans = 32;

    private readonly ConcurrentDictionary<ulong, SelectionPlan> plans = new();
    private Measure? constantMeasure;

    public OperationNode Node { get; } = node;

    public SourceText Source { get; } = source;

    public ObjectType RootType { get; } = schema.Roots[(int)node.Kind]!;

    public VariableCoercion Variables { get; } = new(schema, node);

    public SelectionPlan Plan(VariableValues variables)
    {
        if (conditions.Length > 64) return Compile(variables);
        var flags = 0UL;
        for (var i = 0; i < conditions.Length; i++)
            if (IsTrue(variables, conditions[i])) flags |= 1UL << i;
        if (plans.TryGetValue(flags, out var known)) return known;
        var plan = Compile(variables);
        return plans.Count < MostPlans ? plans.GetOrAdd(flags, plan) : plan;
    }

    /// <summary>Size and cost; kept when they do not depend on variables.</summary>
    public Measure MeasureWith(VariableValues variables, GraphQLLimits limits)
    {
        if (constantMeasure is { } known) return known;
        var meter = new DocumentMeter(schema, fragments, variables, limits);
        var measure = meter.Of(Node, RootType);
        if (!meter.UsedVariables) constantMeasure = measure;
        return measure;
    }

    private static bool IsTrue(VariableValues variables, string name) => variables.TryGet(name, out var value) && value is true;

    // The plan outlives the request, so it keeps the outcome and not the variables.
    private SelectionPlan Compile(VariableValues variables)
    {
        var holding = conditions.Where(name => IsTrue(variables, name)).ToHashSet(StringComparer.Ordinal);
        return new OperationCompiler(schema, fragments, holding.Contains).Compile(RootType, Node.SelectionSet);
    }
}
