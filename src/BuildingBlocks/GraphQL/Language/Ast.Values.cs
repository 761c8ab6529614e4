namespace Luma.BuildingBlocks.GraphQL.Language;

internal abstract class TypeNode(int start) : SyntaxNode(start);

internal sealed class NamedTypeNode(Name name) : TypeNode(name.Start)
{
    public Name Name { get; } = name;
}

internal sealed class ListTypeNode(int start, TypeNode element) : TypeNode(start)
{
    public TypeNode Element { get; } = element;
}

internal sealed class NonNullTypeNode(TypeNode inner) : TypeNode(inner.Start)
{
    public TypeNode Inner { get; } = inner;
}

internal abstract class ValueNode(int start) : SyntaxNode(start);

internal sealed class VariableNode(int start, Name name) : ValueNode(start)
{
    public Name Name { get; } = name;
}

/// <summary>Keeps the digits as written: how large a number may be is for its scalar to say.</summary>
internal sealed class IntValueNode(int start, string value) : ValueNode(start)
{
    public string Value { get; } = value;
}

internal sealed class FloatValueNode(int start, string value) : ValueNode(start)
{
    public string Value { get; } = value;
}

internal sealed class StringValueNode(int start, string value, bool block) : ValueNode(start)
{
    public string Value { get; } = value;

    public bool IsBlock { get; } = block;
}

internal sealed class BooleanValueNode(int start, bool value) : ValueNode(start)
{
    public bool Value { get; } = value;
}

internal sealed class NullValueNode(int start) : ValueNode(start);

internal sealed class EnumValueNode(int start, string value) : ValueNode(start)
{
    public string Value { get; } = value;
}

internal sealed class ListValueNode(int start, ValueNode[] values) : ValueNode(start)
{
    public ValueNode[] Values { get; } = values;
}

internal sealed class ObjectValueNode(int start, ObjectFieldNode[] fields) : ValueNode(start)
{
    public ObjectFieldNode[] Fields { get; } = fields;
}

internal sealed class ObjectFieldNode(Name name, ValueNode value) : SyntaxNode(name.Start)
{
    public Name Name { get; } = name;

    public ValueNode Value { get; } = value;
}
