using System.Text;

namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>Writes a syntax tree as text that reads back the same: two spaces, one selection a line, long argument lists broken.</summary>
internal sealed partial class Printer
{
    private const int LongestLine = 80;

    private readonly StringBuilder text = new();
    private int level;

    public static string Print(SyntaxNode node)
    {
        var printer = new Printer();
        printer.Node(node);
        return printer.text.ToString();
    }

    private void Node(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document: Join(document.Definitions, "\n\n"); break;
            case OperationNode operation: Operation(operation); break;
            case FragmentNode fragment: Fragment(fragment); break;
            case VariableDefinitionNode variable: Variable(variable); break;
            case SelectionSetNode set: Block(set.Selections); break;
            case FieldNode field: Field(field); break;
            case FragmentSpreadNode spread:
                Write($"...{spread.Name}");
                Directives(spread.Directives);
                break;
            case InlineFragmentNode inline:
                Write("...");
                if (inline.TypeCondition is { } type) Write($" on {type.Name}");
                Directives(inline.Directives);
                Write(" ");
                Block(inline.SelectionSet.Selections);
                break;
            case ArgumentNode argument:
                Write($"{argument.Name}: ");
                Node(argument.Value);
                break;
            case DirectiveNode directive:
                Write($"@{directive.Name}");
                if (directive.Arguments.Length > 0) Wrap("(", directive.Arguments, ", ", ")");
                break;
            case ValueNode value: Value(value); break;
            case TypeNode reference: Type(reference); break;
            default: TypeSystem(node); break;
        }
    }

    private void Operation(OperationNode node)
    {
        Description(node.Description);
        var bare = node is { Kind: OperationKind.Query, Name: null, Variables.Length: 0, Directives.Length: 0, Description: null };
        if (!bare)
        {
            Write(OperationName(node.Kind));
            if (node.Name is not null || node.Variables.Length > 0) Write(" ");
            if (node.Name is { } name) Write(name.Value);
            if (node.Variables.Length > 0)
            {
                var lines = node.Variables.Any(SpansLines);
                Wrap(lines ? "(\n" : "(", node.Variables, lines ? "\n" : ", ", lines ? "\n)" : ")");
            }

            Directives(node.Directives);
            Write(" ");
        }

        Block(node.SelectionSet.Selections);
    }

    private static bool SpansLines(SyntaxNode node) => Print(node).Contains('\n', StringComparison.Ordinal);

    private static string OperationName(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private void Fragment(FragmentNode node)
    {
        Description(node.Description);
        Write($"fragment {node.Name} on {node.TypeCondition.Name}");
        Directives(node.Directives);
        Write(" ");
        Block(node.SelectionSet.Selections);
    }

    private void Variable(VariableDefinitionNode node)
    {
        Description(node.Description);
        Write($"${node.Variable.Name}: ");
        Type(node.Type);
        Default(node.DefaultValue);
        Directives(node.Directives);
    }

    private void Field(FieldNode node)
    {
        var prefix = node.Alias is { } alias ? $"{alias}: {node.Name}" : node.Name.Value;
        Write(prefix);
        if (node.Arguments.Length > 0)
        {
            var arguments = node.Arguments.Select(Print).ToArray();
            if (prefix.Length + arguments.Sum(argument => argument.Length + 2) > LongestLine)
            {
                level++;
                Write($"(\n{string.Join('\n', arguments)}");
                level--;
                Write("\n)");
            }
            else
            {
                Write($"({string.Join(", ", arguments)})");
            }
        }

        Directives(node.Directives);
        if (node.SelectionSet is null) return;
        Write(" ");
        Block(node.SelectionSet.Selections);
    }

    private void Description(StringValueNode? description)
    {
        if (description is null) return;
        Node(description);
        Write("\n");
    }

    private void Default(ValueNode? value)
    {
        if (value is null) return;
        Write(" = ");
        Node(value);
    }

    private void Directives(DirectiveNode[] directives)
    {
        foreach (var directive in directives)
        {
            Write(" ");
            Node(directive);
        }
    }

    private void Block(SyntaxNode[] nodes)
    {
        level++;
        Write("{\n");
        Join(nodes, "\n");
        level--;
        Write("\n}");
    }

    private void Wrap(string open, SyntaxNode[] nodes, string separator, string close)
    {
        Write(open);
        Join(nodes, separator);
        Write(close);
    }

    private void Join(SyntaxNode[] nodes, string separator)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            if (i > 0) Write(separator);
            Node(nodes[i]);
        }
    }

    private void Write(string part)
    {
        if (level == 0 || !part.Contains('\n', StringComparison.Ordinal)) text.Append(part);
        else text.Append(part.Replace("\n", "\n" + new string(' ', level * 2), StringComparison.Ordinal));
    }
}
