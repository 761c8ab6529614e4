namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>A definition or, with <paramref name="extends"/>, an extension of the type system.</summary>
internal abstract class TypeSystemNode(int start, bool extends, StringValueNode? description, DirectiveNode[] directives) : DefinitionNode(start)
{
    public bool Extends { get; } = extends;

    public StringValueNode? Description { get; } = description;

    public DirectiveNode[] Directives { get; } = directives;
}

internal sealed class SchemaNode(int start, bool extends, StringValueNode? description, DirectiveNode[] directives, RootTypeNode[] roots)
    : TypeSystemNode(start, extends, description, directives)
{
    public RootTypeNode[] Roots { get; } = roots;
}

internal sealed class RootTypeNode(int start, OperationKind operation, NamedTypeNode type) : SyntaxNode(start)
{
    public OperationKind Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;
}

internal abstract class TypeDefinitionNode(int start, bool extends, StringValueNode? description, Name name, DirectiveNode[] directives)
    : TypeSystemNode(start, extends, description, directives)
{
    public Name Name { get; } = name;
}

internal sealed class ScalarNode(int start, bool extends, StringValueNode? description, Name name, DirectiveNode[] directives)
    : TypeDefinitionNode(start, extends, description, name, directives);

internal abstract class ComplexTypeNode(
    int start, bool extends, StringValueNode? description, Name name, NamedTypeNode[] interfaces, DirectiveNode[] directives, FieldDefinitionNode[] fields)
    : TypeDefinitionNode(start, extends, description, name, directives)
{
    public NamedTypeNode[] Interfaces { get; } = interfaces;

    public FieldDefinitionNode[] Fields { get; } = fields;
}

internal sealed class ObjectTypeNode(
    int start, bool extends, StringValueNode? description, Name name, NamedTypeNode[] interfaces, DirectiveNode[] directives, FieldDefinitionNode[] fields)
    : ComplexTypeNode(start, extends, description, name, interfaces, directives, fields);

internal sealed class InterfaceTypeNode(
    int start, bool extends, StringValueNode? description, Name name, NamedTypeNode[] interfaces, DirectiveNode[] directives, FieldDefinitionNode[] fields)
    : ComplexTypeNode(start, extends, description, name, interfaces, directives, fields);

internal sealed class UnionTypeNode(int start, bool extends, StringValueNode? description, Name name, DirectiveNode[] directives, NamedTypeNode[] members)
    : TypeDefinitionNode(start, extends, description, name, directives)
{
    public NamedTypeNode[] Members { get; } = members;
}

internal sealed class EnumTypeNode(int start, bool extends, StringValueNode? description, Name name, DirectiveNode[] directives, EnumValueDefinitionNode[] values)
    : TypeDefinitionNode(start, extends, description, name, directives)
{
    public EnumValueDefinitionNode[] Values { get; } = values;
}

internal sealed class InputTypeNode(int start, bool extends, StringValueNode? description, Name name, DirectiveNode[] directives, InputValueNode[] fields)
    : TypeDefinitionNode(start, extends, description, name, directives)
{
    public InputValueNode[] Fields { get; } = fields;
}

internal sealed class DirectiveDefinitionNode(int start, StringValueNode? description, Name name, InputValueNode[] arguments, bool repeatable, string[] locations)
    : TypeSystemNode(start, false, description, [])
{
    public Name Name { get; } = name;

    public InputValueNode[] Arguments { get; } = arguments;

    public bool IsRepeatable { get; } = repeatable;

    public string[] Locations { get; } = locations;
}

internal sealed class FieldDefinitionNode(int start, StringValueNode? description, Name name, InputValueNode[] arguments, TypeNode type, DirectiveNode[] directives)
    : SyntaxNode(start)
{
    public StringValueNode? Description { get; } = description;

    public Name Name { get; } = name;

    public InputValueNode[] Arguments { get; } = arguments;

    public TypeNode Type { get; } = type;

    public DirectiveNode[] Directives { get; } = directives;
}

/// <summary>An argument's or an input field's definition.</summary>
internal sealed class InputValueNode(int start, StringValueNode? description, Name name, TypeNode type, ValueNode? defaultValue, DirectiveNode[] directives)
    : SyntaxNode(start)
{
    public StringValueNode? Description { get; } = description;

    public Name Name { get; } = name;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public DirectiveNode[] Directives { get; } = directives;
}

internal sealed class EnumValueDefinitionNode(int start, StringValueNode? description, Name name, DirectiveNode[] directives) : SyntaxNode(start)
{
    public StringValueNode? Description { get; } = description;

    public Name Name { get; } = name;

    public DirectiveNode[] Directives { get; } = directives;
}
