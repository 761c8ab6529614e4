namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>Type definitions and extensions.</summary>
internal sealed partial class Printer
{
    private void TypeSystem(SyntaxNode node)
    {
        switch (node)
        {
            case SchemaNode schema:
                Head(schema, "schema", null);
                Members(schema.Roots);
                break;
            case RootTypeNode root: Write($"{OperationName(root.Operation)}: {root.Type.Name}"); break;
            case ScalarNode scalar: Head(scalar, "scalar", scalar.Name); break;
            case ComplexTypeNode type:
                Head(type, type is ObjectTypeNode ? "type" : "interface", type.Name, type.Interfaces);
                Members(type.Fields);
                break;
            case UnionTypeNode union:
                Head(union, "union", union.Name);
                if (union.Members.Length > 0) Wrap(" = ", union.Members, " | ", "");
                break;
            case EnumTypeNode type:
                Head(type, "enum", type.Name);
                Members(type.Values);
                break;
            case InputTypeNode type:
                Head(type, "input", type.Name);
                Members(type.Fields);
                break;
            case DirectiveDefinitionNode directive:
                Description(directive.Description);
                Write($"directive @{directive.Name}");
                InputValues(directive.Arguments);
                Write($"{(directive.IsRepeatable ? " repeatable" : "")} on {string.Join(" | ", directive.Locations)}");
                break;
            case FieldDefinitionNode field:
                Description(field.Description);
                Write(field.Name.Value);
                InputValues(field.Arguments);
                Write(": ");
                Type(field.Type);
                Directives(field.Directives);
                break;
            case InputValueNode input:
                Description(input.Description);
                Write($"{input.Name}: ");
                Type(input.Type);
                Default(input.DefaultValue);
                Directives(input.Directives);
                break;
            case EnumValueDefinitionNode value:
                Description(value.Description);
                Write(value.Name.Value);
                Directives(value.Directives);
                break;
        }
    }

    private void Head(TypeSystemNode node, string keyword, Name? name, NamedTypeNode[]? interfaces = null)
    {
        Description(node.Description);
        Write(node.Extends ? $"extend {keyword}" : keyword);
        if (name is { } own) Write($" {own}");
        if (interfaces is { Length: > 0 }) Wrap(" implements ", interfaces, " & ", "");
        Directives(node.Directives);
    }

    private void Members(SyntaxNode[] members)
    {
        if (members.Length == 0) return;
        Write(" ");
        Block(members);
    }

    private void InputValues(InputValueNode[] values)
    {
        if (values.Length == 0) return;
        if (!values.Any(SpansLines))
        {
            Wrap("(", values, ", ", ")");
            return;
        }

        level++;
        Wrap("(\n", values, "\n", "");
        level--;
        Write("\n)");
    }
}
