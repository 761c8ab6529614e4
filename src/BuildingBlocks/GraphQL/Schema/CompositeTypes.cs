using System.Collections.Frozen;

namespace Luma.BuildingBlocks.GraphQL.Schema;

internal abstract class CompositeType(string name, string? description) : NamedType(name, description)
{
    /// <summary>The object types that a value of this type may have; of an object type, itself.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes { get; internal set; } = [];

    public FrozenSet<ObjectType> PossibleSet { get; internal set; } = FrozenSet<ObjectType>.Empty;
}

/// <summary>Object or interface: what has fields.</summary>
internal abstract class ComplexType(string name, string? description) : CompositeType(name, description)
{
    public OutputField[] Fields { get; internal set; } = [];

    public FrozenDictionary<string, OutputField> FieldsByName { get; internal set; } = FrozenDictionary<string, OutputField>.Empty;

    public InterfaceType[] Interfaces { get; internal set; } = [];

    public OutputField? Field(string name) => FieldsByName.GetValueOrDefault(name);
}

internal sealed class ObjectType(string name, string? description) : ComplexType(name, description);

internal sealed class InterfaceType(string name, string? description) : ComplexType(name, description);

internal sealed class UnionType(string name, string? description) : CompositeType(name, description);

/// <summary>A field of an object or interface type (specification 3.6).</summary>
internal sealed class OutputField(string name, string? description, GraphQLType type, InputField[] arguments, string? deprecationReason)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public GraphQLType Type { get; } = type;

    public InputField[] Arguments { get; } = arguments;

    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>How its value is found.</summary>
    public FieldBinding Binding { get; internal set; } = FieldBinding.Default;

    /// <summary>True of <c>__schema</c>, <c>__type</c> and the fields of their types.</summary>
    public bool IsIntrospection { get; init; }

    public int ArgumentIndex(string argument)
    {
        for (var i = 0; i < Arguments.Length; i++)
            if (Arguments[i].Name == argument) return i;
        return -1;
    }
}
