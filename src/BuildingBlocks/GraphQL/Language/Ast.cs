namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>A part of a document. Immutable; <see cref="Start"/> is the offset of its first byte.</summary>
internal abstract class SyntaxNode(int start)
{
    public int Start { get; } = start;
}

/// <summary>A name and the offset of its first byte.</summary>
internal readonly record struct Name(string Value, int Start)
{
    public override string ToString() => Value;
}

internal enum OperationKind
{
    Query,
    Mutation,
    Subscription,
}

internal sealed class DocumentNode(SourceText source, DefinitionNode[] definitions) : SyntaxNode(0)
{
    public SourceText Source { get; } = source;

    public DefinitionNode[] Definitions { get; } = definitions;
}

internal abstract class DefinitionNode(int start) : SyntaxNode(start);

internal sealed class OperationNode(
    int start, StringValueNode? description, OperationKind kind, Name? name, VariableDefinitionNode[] variables, DirectiveNode[] directives, SelectionSetNode selectionSet)
    : DefinitionNode(start)
{
    public StringValueNode? Description { get; } = description;

    public OperationKind Kind { get; } = kind;

    public Name? Name { get; } = name;

    public VariableDefinitionNode[] Variables { get; } = variables;

    public DirectiveNode[] Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

internal sealed class FragmentNode(
    int start, StringValueNode? description, Name name, NamedTypeNode typeCondition, DirectiveNode[] directives, SelectionSetNode selectionSet)
    : DefinitionNode(start)
{
    public StringValueNode? Description { get; } = description;

    public Name Name { get; } = name;

    public NamedTypeNode TypeCondition { get; } = typeCondition;

    public DirectiveNode[] Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

internal sealed class VariableDefinitionNode(
    int start, StringValueNode? description, VariableNode variable, TypeNode type, ValueNode? defaultValue, DirectiveNode[] directives) : SyntaxNode(start)
{
    public StringValueNode? Description { get; } = description;

    public VariableNode Variable { get; } = variable;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public DirectiveNode[] Directives { get; } = directives;
}

internal sealed class DirectiveNode(int start, Name name, ArgumentNode[] arguments) : SyntaxNode(start)
{
    public Name Name { get; } = name;

    public ArgumentNode[] Arguments { get; } = arguments;
}

internal sealed class ArgumentNode(Name name, ValueNode value) : SyntaxNode(name.Start)
{
    public Name Name { get; } = name;

    public ValueNode Value { get; } = value;
}

internal sealed class SelectionSetNode(int start, SelectionNode[] selections) : SyntaxNode(start)
{
    public SelectionNode[] Selections { get; } = selections;
}

internal abstract class SelectionNode(int start, DirectiveNode[] directives) : SyntaxNode(start)
{
    public DirectiveNode[] Directives { get; } = directives;
}

internal sealed class FieldNode(int start, Name? alias, Name name, ArgumentNode[] arguments, DirectiveNode[] directives, SelectionSetNode? selectionSet)
    : SelectionNode(start, directives)
{
    public Name? Alias { get; } = alias;

    public Name Name { get; } = name;

    public string ResponseName => (Alias ?? Name).Value;

    public ArgumentNode[] Arguments { get; } = arguments;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;
}

internal sealed class FragmentSpreadNode(int start, Name name, DirectiveNode[] directives) : SelectionNode(start, directives)
{
    public Name Name { get; } = name;
}

internal sealed class InlineFragmentNode(int start, NamedTypeNode? typeCondition, DirectiveNode[] directives, SelectionSetNode selectionSet)
    : SelectionNode(start, directives)
{
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
