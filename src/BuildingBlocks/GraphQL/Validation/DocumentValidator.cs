using Luma.BuildingBlocks.GraphQL.Execution;
using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Validation;

/// <summary>
/// Checks a document against a schema (specification 5): one walk of each definition with the types at hand, then the rules that look
/// across definitions. Errors are the same, and at the same places, as graphql-js's.
/// </summary>
internal sealed partial class DocumentValidator
{
    private readonly GraphQLSchema schema;
    private readonly DocumentNode document;
    private readonly int maxErrors;
    private readonly List<GraphQLError> errors = [];
    private readonly Dictionary<string, FragmentNode> fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<DefinitionNode, List<VariableUse>> uses = new(ReferenceEqualityComparer.Instance);
    private List<VariableUse> currentUses = [];

    private DocumentValidator(GraphQLSchema schema, DocumentNode document, int maxErrors)
    {
        (this.schema, this.document, this.maxErrors) = (schema, document, maxErrors);
        foreach (var definition in document.Definitions)
            if (definition is FragmentNode fragment) fragments[fragment.Name.Value] = fragment;
    }

    /// <summary>What is wrong; empty when the document can be run.</summary>
    public static IReadOnlyList<GraphQLError> Validate(GraphQLSchema schema, DocumentNode document, int maxErrors = 100)
    {
        var validator = new DocumentValidator(schema, document, maxErrors);
        try
        {
            validator.CheckDocument();
        }
        catch (TooManyErrorsException)
        {
            validator.errors.Add(new(ValidationErrors.TooMany(), GraphQLErrorCodes.Validation));
        }

        return validator.errors;
    }

    private void CheckDocument()
    {
        CheckNames();
        foreach (var definition in document.Definitions)
        {
            currentUses = [];
            uses[definition] = currentUses;
            switch (definition)
            {
                case OperationNode operation: CheckOperation(operation); break;
                case FragmentNode fragment: CheckFragment(fragment); break;
                // 5.1.1 Executable definitions.
                default: Report(ValidationErrors.NotExecutable(), definition.Start); break;
            }
        }

        CheckFragmentUse();
        foreach (var definition in document.Definitions)
            if (definition is OperationNode operation) CheckVariableUse(operation);
        new OverlapRule(schema, fragments, Report).Check(document);
    }

    private void CheckNames()
    {
        var operations = new Dictionary<string, Name>(StringComparer.Ordinal);
        var names = new Dictionary<string, Name>(StringComparer.Ordinal);
        var count = 0;
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationNode operation:
                    count++;
                    // 5.2.2.1 Operation name uniqueness.
                    if (operation.Name is { } name && !operations.TryAdd(name.Value, name)) Report(ValidationErrors.OperationTwice(name.Value), operations[name.Value].Start, name.Start);
                    break;
                case FragmentNode fragment:
                    // 5.5.1.1 Fragment name uniqueness.
                    if (!names.TryAdd(fragment.Name.Value, fragment.Name)) Report(ValidationErrors.FragmentTwice(fragment.Name.Value), names[fragment.Name.Value].Start, fragment.Name.Start);
                    break;
            }
        }

        if (count < 2) return;
        // 5.2.3.1 Lone anonymous operation.
        foreach (var definition in document.Definitions)
            if (definition is OperationNode { Name: null }) Report(ValidationErrors.AnonymousNotAlone(), definition.Start);
    }

    private void Report(string message, params ReadOnlySpan<int> offsets)
    {
        if (errors.Count >= maxErrors) throw new TooManyErrorsException();
        var locations = new SourceLocation[offsets.Length];
        for (var i = 0; i < offsets.Length; i++) locations[i] = document.Source.Locate(offsets[i]);
        errors.Add(new(message, GraphQLErrorCodes.Validation) { Locations = locations });
    }

    private sealed class TooManyErrorsException() : Exception(ValidationErrors.TooMany());
}

/// <summary>Tells an error and the offsets of what is wrong.</summary>
internal delegate void ReportError(string message, params ReadOnlySpan<int> offsets);

/// <summary>A variable in a place of a known type, or of an unknown one.</summary>
internal readonly record struct VariableUse(VariableNode Node, GraphQLType? Type, bool HasDefault, InputObjectType? Parent);
