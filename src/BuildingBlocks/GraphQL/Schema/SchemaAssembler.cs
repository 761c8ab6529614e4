using System.Collections.Frozen;
using Luma.BuildingBlocks.GraphQL.Execution;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Makes a schema of definitions: first every type by its name, then what they say of each other, then the proof.</summary>
internal sealed partial class SchemaAssembler
{
    private readonly SchemaBindings bindings;
    private readonly List<string> problems = [];
    private readonly Dictionary<string, NamedType> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeDefinitionNode> definitions = new(StringComparer.Ordinal);
    private readonly ILookup<string, TypeDefinitionNode> extensions;
    private readonly List<DirectiveType> directives = [];
    private readonly List<SchemaNode> schemas;

    private SchemaAssembler(DocumentNode document, SchemaBindings bindings)
    {
        this.bindings = bindings;
        var all = document.Definitions.OfType<TypeDefinitionNode>().ToList();
        extensions = all.Where(node => node.Extends).ToLookup(node => node.Name.Value, StringComparer.Ordinal);
        schemas = [.. document.Definitions.OfType<SchemaNode>()];
        foreach (var definition in all.Where(node => !node.Extends))
        {
            if (!definitions.TryAdd(definition.Name.Value, definition)) problems.Add($"There are several types named \"{definition.Name}\".");
        }

        foreach (var missing in extensions.Where(group => !definitions.ContainsKey(group.Key))) problems.Add($"There is no type \"{missing.Key}\" to extend.");
        foreach (var other in document.Definitions.Where(node => node is OperationNode or FragmentNode)) problems.Add($"A schema has no operations or fragments (offset {other.Start}).");
    }

    /// <exception cref="GraphQLSchemaException">The type system contradicts itself.</exception>
    public static GraphQLSchema Assemble(DocumentNode document, SchemaBindings bindings)
    {
        var assembler = new SchemaAssembler(document, bindings);
        foreach (var scalar in StandardScalars.All) assembler.types[scalar.Name] = scalar;
        foreach (var definition in IntrospectionTypes.Definitions) assembler.definitions.TryAdd(definition.Name.Value, definition);
        foreach (var definition in assembler.definitions.Values) assembler.types.TryAdd(definition.Name.Value, assembler.Create(definition));
        foreach (var definition in assembler.definitions.Values) assembler.Complete(definition);
        assembler.CompletePossibleTypes();
        foreach (var directive in IntrospectionTypes.Directives.Concat(document.Definitions.OfType<DirectiveDefinitionNode>())) assembler.AddDirective(directive);
        assembler.ThrowIfWrong();
        assembler.CompleteInputs();
        var schema = assembler.Finish();
        SchemaRules.Check(schema, assembler.problems);
        assembler.ThrowIfWrong();
        return schema;
    }

    private void ThrowIfWrong()
    {
        if (problems.Count > 0) throw new GraphQLSchemaException(problems);
    }

    private GraphQLSchema Finish()
    {
        var roots = new ObjectType?[3];
        var explicitly = schemas.SelectMany(schema => schema.Roots).ToList();
        foreach (var root in explicitly)
        {
            if (roots[(int)root.Operation] is not null) problems.Add($"There are several {root.Operation} types.");
            roots[(int)root.Operation] = Lookup(root.Type) as ObjectType;
            if (roots[(int)root.Operation] is null) problems.Add($"The {root.Operation} type \"{root.Type.Name}\" is not an object type.");
        }

        if (!schemas.Exists(schema => !schema.Extends))
            foreach (var kind in Enum.GetValues<OperationKind>()) roots[(int)kind] ??= types.GetValueOrDefault(kind.ToString()) as ObjectType;
        if (roots[0] is null) problems.Add("There is no Query type.");
        ThrowIfWrong();
        var clr = bindings.Objects.Where(pair => types.GetValueOrDefault(pair.Value) is ObjectType).ToDictionary(pair => pair.Key, pair => (ObjectType)types[pair.Value]);
        return new(schemas.Find(schema => schema.Description is not null)?.Description?.Value, OrderedTypes(), directives, roots, clr);
    }

    // Types in the order of their definition, then the standard scalars, then introspection's.
    private List<NamedType> OrderedTypes() =>
    [
        .. definitions.Keys.Where(name => !name.StartsWith("__", StringComparison.Ordinal)).Select(name => types[name]),
        .. types.Values.Where(type => type is ScalarType && !definitions.ContainsKey(type.Name)),
        .. definitions.Keys.Where(name => name.StartsWith("__", StringComparison.Ordinal)).Select(name => types[name]),
    ];

    private GraphQLType? Lookup(TypeNode node)
    {
        switch (node)
        {
            case NamedTypeNode named:
                if (types.TryGetValue(named.Name.Value, out var type)) return type;
                problems.Add($"Unknown type \"{named.Name}\".");
                return null;
            case ListTypeNode list: return Lookup(list.Element)?.List;
            default: return Lookup(((NonNullTypeNode)node).Inner)?.NonNull;
        }
    }

    private IEnumerable<T> Parts<T>(TypeDefinitionNode definition)
        where T : TypeDefinitionNode
    {
        yield return (T)definition;
        foreach (var extension in extensions[definition.Name.Value])
        {
            if (extension is T part) yield return part;
            else problems.Add($"\"{definition.Name}\" is extended as another kind of type.");
        }
    }

    private void CompletePossibleTypes()
    {
        foreach (var type in types.Values.OfType<CompositeType>())
        {
            type.PossibleTypes = type switch
            {
                ObjectType self => [self],
                InterfaceType => [.. types.Values.OfType<ObjectType>().Where(member => member.Interfaces.Contains(type))],
                _ => type.PossibleTypes,
            };
            type.PossibleSet = type.PossibleTypes.ToFrozenSet();
        }
    }
}
