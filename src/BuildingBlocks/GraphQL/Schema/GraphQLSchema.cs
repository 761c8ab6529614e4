using System.Collections.Concurrent;
using System.Collections.Frozen;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>A type system that was proved consistent. Immutable and thread-safe.</summary>
public sealed class GraphQLSchema
{
    private readonly ConcurrentDictionary<Type, ObjectType?> byClrType = new();
    private readonly Lazy<string> sdl;

    internal GraphQLSchema(
        string? description, IReadOnlyList<NamedType> types, IReadOnlyList<DirectiveType> directives, ObjectType?[] roots, IReadOnlyDictionary<Type, ObjectType> clrTypes)
    {
        Description = description;
        Types = types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        OrderedTypes = types;
        Directives = directives.ToFrozenDictionary(directive => directive.Name, StringComparer.Ordinal);
        OrderedDirectives = directives;
        Roots = roots;
        foreach (var (clr, type) in clrTypes) byClrType[clr] = type;
        Introspection = new(this);
        sdl = new(() => SchemaPrinter.Print(this));
    }

    /// <summary>The schema in the schema definition language, types in the order of their definition.</summary>
    public string Sdl => sdl.Value;

    internal string? Description { get; }

    internal FrozenDictionary<string, NamedType> Types { get; }

    internal IReadOnlyList<NamedType> OrderedTypes { get; }

    internal FrozenDictionary<string, DirectiveType> Directives { get; }

    internal IReadOnlyList<DirectiveType> OrderedDirectives { get; }

    internal ObjectType QueryType => Roots[(int)OperationKind.Query]!;

    internal IntrospectionFields Introspection { get; }

    /// <summary>Object types of the root operations, by <see cref="OperationKind"/>.</summary>
    internal ObjectType?[] Roots { get; }

    /// <summary>Reads a schema in the definition language. Fields are resolved from dictionaries' entries, and abstract types by an entry
    /// <c>__typename</c>.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not a document.</exception>
    /// <exception cref="GraphQLSchemaException">The type system contradicts itself; says everything that is wrong.</exception>
    public static GraphQLSchema FromSdl(string sdl) => SchemaAssembler.Assemble(Parser.Parse(sdl), new SchemaBindings());

    /// <summary>Reads a schema in the definition language; the function gives the resolver of a field, by its type's name and its own, or null
    /// for the entry of a dictionary.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not a document.</exception>
    /// <exception cref="GraphQLSchemaException">The type system contradicts itself.</exception>
    public static GraphQLSchema FromSdl(string sdl, Func<string, string, FieldResolver?> resolver)
    {
        var document = Parser.Parse(sdl);
        var bindings = new SchemaBindings();
        foreach (var type in document.Definitions.OfType<ComplexTypeNode>())
            foreach (var field in type.Fields)
                if (resolver(type.Name.Value, field.Name.Value) is { } resolve) bindings.Fields[(type.Name.Value, field.Name.Value)] = new() { Resolve = resolve };
        return SchemaAssembler.Assemble(document, bindings);
    }

    /// <summary>The fields <c>__typename</c>, <c>__schema</c> and <c>__type</c> exist where the specification says (4.1, 4.2).</summary>
    internal OutputField? Field(CompositeType parent, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            if (name == IntrospectionTypes.TypeName.Name) return IntrospectionTypes.TypeName;
            if (parent == QueryType && name is "__schema") return Introspection.Schema;
            if (parent == QueryType && name is "__type") return Introspection.Type;
        }

        return (parent as ComplexType)?.Field(name);
    }

    /// <summary>The object type of a value of an abstract type; null when it has none.</summary>
    internal ObjectType? TypeOf(object value)
    {
        if (value is IReadOnlyDictionary<string, object?> map)
            return map.GetValueOrDefault("__typename") is string name ? Types.GetValueOrDefault(name) as ObjectType : null;
        return byClrType.GetOrAdd(value.GetType(), static (type, known) =>
        {
            for (var @base = type.BaseType; @base is not null; @base = @base.BaseType)
                if (known.TryGetValue(@base, out var found) && found is not null) return found;
            return null;
        }, byClrType);
    }

    internal GraphQLType? Resolve(TypeNode node) => node switch
    {
        NamedTypeNode named => Types.GetValueOrDefault(named.Name.Value),
        ListTypeNode list => Resolve(list.Element)?.List,
        NonNullTypeNode nonNull => Resolve(nonNull.Inner)?.NonNull,
        _ => null,
    };

    /// <summary>Whether every value of one type is a value of the other (specification 3.4, "IsValidImplementationFieldType").</summary>
    internal static bool IsSubtype(GraphQLType type, GraphQLType super)
    {
        if (type == super) return true;
        if (super is NonNullType requiredSuper) return type is NonNullType required && IsSubtype(required.Inner, requiredSuper.Inner);
        if (type is NonNullType { Inner: var inner }) return IsSubtype(inner, super);
        if (super is ListType superList) return type is ListType list && IsSubtype(list.Element, superList.Element);
        return type switch
        {
            ObjectType member when super is CompositeType composite => composite.PossibleSet.Contains(member),
            InterfaceType extended when super is InterfaceType => extended.Interfaces.Contains(super),
            _ => false,
        };
    }
}
