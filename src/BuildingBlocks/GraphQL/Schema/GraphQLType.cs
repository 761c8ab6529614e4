namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>A type (specification 3.4). Wrapped types are made once for each type, so two equal types are the same object.</summary>
internal abstract class GraphQLType
{
    private ListType? list;
    private NonNullType? nonNull;

    public ListType List => list ?? Interlocked.CompareExchange(ref list, new(this), null) ?? list;

    public NonNullType NonNull => this as NonNullType ?? nonNull ?? Interlocked.CompareExchange(ref nonNull, new(this), null) ?? nonNull;

    public bool IsNonNull => this is NonNullType;

    /// <summary>This type without its non-null mark.</summary>
    public GraphQLType Nullable => this is NonNullType type ? type.Inner : this;

    /// <summary>The named type inside all lists and non-null marks.</summary>
    public abstract NamedType Named { get; }

    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    public bool IsOutput => Named is not InputObjectType;
}

internal sealed class ListType(GraphQLType element) : GraphQLType
{
    public GraphQLType Element { get; } = element;

    public override NamedType Named { get; } = element.Named;

    public override string ToString() => $"[{Element}]";
}

internal sealed class NonNullType(GraphQLType inner) : GraphQLType
{
    public GraphQLType Inner { get; } = inner;

    public override NamedType Named { get; } = inner.Named;

    public override string ToString() => $"{Inner}!";
}

internal abstract class NamedType(string name, string? description) : GraphQLType
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public override NamedType Named => this;

    public bool IsLeaf => this is ScalarType or EnumType;

    /// <summary>Object, interface or union: what has a selection.</summary>
    public bool IsComposite => this is CompositeType;

    /// <summary>Defined by the specification: not listed in the SDL.</summary>
    public bool IsBuiltIn { get; init; }

    public override string ToString() => Name;
}
