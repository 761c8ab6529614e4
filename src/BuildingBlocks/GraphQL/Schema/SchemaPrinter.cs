using System.Text;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Writes a schema in the definition language, as graphql-js does, so that the two can be compared as text.</summary>
internal static class SchemaPrinter
{
    public static string Print(GraphQLSchema schema)
    {
        var parts = schema.OrderedDirectives.Where(directive => !directive.IsBuiltIn).Select(Directive)
            .Concat(schema.OrderedTypes.Where(type => !type.IsBuiltIn).Select(Type));
        return string.Join("\n\n", parts.Prepend(Roots(schema)).Where(part => part.Length > 0)) + "\n";
    }

    // The usual names of the root types go without saying.
    private static string Roots(GraphQLSchema schema)
    {
        var roots = Enum.GetValues<OperationKind>().Select(kind => (Kind: kind, Type: schema.Roots[(int)kind])).Where(root => root.Type is not null).ToList();
        if (schema.Description is null && roots.TrueForAll(root => root.Type!.Name == root.Kind.ToString())) return "";
#pragma warning disable CA1308 // Keywords are lower case.
        return $"{Description(schema.Description)}schema {{\n{string.Join('\n', roots.Select(root => $"  {root.Kind.ToString().ToLowerInvariant()}: {root.Type}"))}\n}}";
#pragma warning restore CA1308
    }

    private static string Type(NamedType type) => Description(type.Description) + type switch
    {
        ScalarType scalar => $"scalar {scalar.Name}{(scalar.SpecifiedBy is null ? "" : $" @specifiedBy(url: {Printer.Quote(scalar.SpecifiedBy)})")}",
        ComplexType complex => $"{(type is ObjectType ? "type" : "interface")} {type.Name}"
            + (complex.Interfaces.Length == 0 ? "" : $" implements {string.Join(" & ", complex.Interfaces.Select(other => other.Name))}")
            + Block(complex.Fields, field => field.Description, field => $"{field.Name}{Arguments(field.Arguments, "  ")}: {field.Type}{Deprecated(field.DeprecationReason)}"),
        UnionType union => $"union {type.Name}{(union.PossibleTypes.Count == 0 ? "" : " = ")}{string.Join(" | ", union.PossibleTypes.Select(member => member.Name))}",
        EnumType @enum => $"enum {type.Name}{Block(@enum.Values, value => value.Description, value => value.Name + Deprecated(value.DeprecationReason))}",
        InputObjectType input => $"input {type.Name}{(input.IsOneOf ? " @oneOf" : "")}{Block(input.Fields, field => field.Description, Input)}",
        _ => "",
    };

    private static string Directive(DirectiveType directive) =>
        $"{Description(directive.Description)}directive @{directive.Name}{Arguments(directive.Arguments, "")}{(directive.IsRepeatable ? " repeatable" : "")} on {string.Join(" | ", directive.Locations)}";

    private static string Block<T>(T[] members, Func<T, string?> description, Func<T, string> print) => members.Length == 0 ? ""
        : $" {{\n{string.Join('\n', members.Select((member, index) => $"{Description(description(member), "  ", index == 0)}  {print(member)}"))}\n}}";

    private static string Arguments(InputField[] arguments, string indent)
    {
        if (arguments.Length == 0) return "";
        if (Array.TrueForAll(arguments, argument => string.IsNullOrEmpty(argument.Description))) return $"({string.Join(", ", arguments.Select(Input))})";
        var lines = arguments.Select((argument, index) => $"{Description(argument.Description, $"  {indent}", index == 0)}  {indent}{Input(argument)}");
        return $"(\n{string.Join('\n', lines)}\n{indent})";
    }

    private static string Input(InputField field) =>
        $"{field.Name}: {field.Type}{(field.DefaultValue is null ? "" : $" = {Printer.Print(field.DefaultValue)}")}{Deprecated(field.DeprecationReason)}";

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        IntrospectionTypes.DefaultDeprecation => " @deprecated",
        _ => $" @deprecated(reason: {Printer.Quote(reason)})",
    };

    private static string Description(string? text, string indent = "", bool first = true)
    {
        if (text is null) return "";
        var block = new StringBuilder(indent.Length > 0 && !first ? "\n" : "").Append(indent);
        // What a block string cannot hold, or would change, is written as a plain string.
        return block.Append(IsPrintableAsBlock(text) ? BlockString.Print(text).Replace("\n", "\n" + indent, StringComparison.Ordinal) : Printer.Quote(text)).Append('\n').ToString();
    }

    private static bool IsPrintableAsBlock(string text) => text.Length == 0
        || (BlockString.Dedent(text) == text && !text.AsSpan().ContainsAnyInRange('\0', '\b') && !text.AsSpan().ContainsAnyInRange('\u000b', '\u001f'));
}
