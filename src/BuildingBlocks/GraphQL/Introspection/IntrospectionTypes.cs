using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>The types that describe types (specification 4.2). They are defined in SDL and resolved like any other.</summary>
internal static class IntrospectionTypes
{
    public const string DefaultDeprecation = "No longer supported";

    private static readonly DocumentNode Document = Read();

    private static readonly Dictionary<(string, string), PureResolver> Resolvers = IntrospectionResolvers.All();

    public static IReadOnlyList<TypeDefinitionNode> Definitions { get; } = [.. Document.Definitions.OfType<TypeDefinitionNode>()];

    public static IReadOnlyList<DirectiveDefinitionNode> Directives { get; } = [.. Document.Definitions.OfType<DirectiveDefinitionNode>()];

    /// <summary><c>__typename</c> of every composite type; the executor writes its value itself.</summary>
    public static OutputField TypeName { get; } = new("__typename", "The name of the object's type.", StandardScalars.String.NonNull, [], null);

    public static FieldBinding Binding(string type, string field) => new() { Pure = Resolvers[(type, field)] };

    private static DocumentNode Read()
    {
        using var stream = typeof(IntrospectionTypes).Assembly.GetManifestResourceStream("Luma.BuildingBlocks.GraphQL.introspection.graphql")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Parser.Parse(new SourceText(memory.ToArray()));
    }
}

/// <summary>The two root fields of introspection (specification 4.1).</summary>
internal sealed class IntrospectionFields
{
    public IntrospectionFields(GraphQLSchema schema)
    {
        Schema = new("__schema", "The schema.", schema.Types["__Schema"].NonNull, [], null)
        {
            Binding = new() { Pure = (_, _) => schema },
            IsIntrospection = true,
        };
        var name = new InputField("name", null, StandardScalars.String.NonNull, null, null);
        Type = new("__type", "One type, by its name.", schema.Types["__Type"], [name], null)
        {
            Binding = new() { Pure = (_, arguments) => schema.Types.GetValueOrDefault((string)arguments[0]!) },
            IsIntrospection = true,
        };
    }

    public OutputField Schema { get; }

    public OutputField Type { get; }
}
